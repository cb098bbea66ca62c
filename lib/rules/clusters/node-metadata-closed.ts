import type { ClusterRule } from '../../model/rule.ts';

export const nodeMetadataClosed: ClusterRule = {
  id: 'node-metadata-closed',
  tier: 'policy',
  severity: 'error',
  misses: 'the NetworkPolicy',
  kinds: ['ClusterConfig', 'EC2NodeClass'],
  summary: 'no pod reaches the instance metadata of its node',
  why: 'A pod that reaches the instance metadata of its node has the AWS rights of the node.',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  ofObject: true,
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      for (const list of ['managedNodeGroups', 'nodeGroups'] as const) {
        for (const [index, group] of (config[list] ?? []).entries()) {
          // The content of a launch template is not known, and eksctl refuses these fields beside one.
          if ('launchTemplate' in group) continue;
          const { disableIMDSv1, disablePodIMDS } = group;
          const field = `${list}[${index}]`;
          if (disableIMDSv1 === false)
            yield { object: config, field: `${field}.disableIMDSv1`, is: 'false', needed: 'true' };
          if (disablePodIMDS !== true)
            yield {
              object: config,
              field: `${field}.disablePodIMDS`,
              is: disablePodIMDS === undefined ? 'missing, which is false' : 'false',
              needed: 'true: pods get rights by Pod Identity',
            };
        }
      }
    }
    for (const nodes of cluster.of('EC2NodeClass')) {
      // Karpenter fills in required and 1. https://karpenter.sh/docs/concepts/nodeclasses/#specmetadataoptions
      const { httpTokens = 'required', httpPutResponseHopLimit: hops = 1 } = nodes.spec?.metadataOptions ?? {};
      const field = 'spec.metadataOptions';
      if (httpTokens !== 'required')
        yield { object: nodes, field: `${field}.httpTokens`, is: httpTokens, needed: 'required' };
      if (hops > 1)
        yield { object: nodes, field: `${field}.httpPutResponseHopLimit`, is: `${hops}: a pod is 2 away`, needed: '1' };
    }
  },
};
