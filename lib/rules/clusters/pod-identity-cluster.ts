import type { ClusterRule } from '../../model/rule.ts';

export const podIdentityCluster: ClusterRule = {
  id: 'pod-identity-cluster',
  tier: 'correctness',
  severity: 'error',
  misses: 'the ClusterConfig',
  kinds: ['PodIdentityAssociation'],
  summary: 'every PodIdentityAssociation is for the cluster that it stands in',
  why: 'An association with another cluster gives its role to pods there, and to none here.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html',
  *check(cluster) {
    const [own, ...others] = cluster.of('ClusterConfig');
    const name = own?.metadata.name;
    if (name === undefined || others.length > 0) return;
    for (const object of cluster.of('PodIdentityAssociation')) {
      const { clusterName } = object.spec ?? {};
      if (clusterName !== undefined && clusterName !== name)
        yield { object, field: 'spec.clusterName', is: `'${clusterName}', and this is ${name}`, needed: name };
    }
  },
};
