import type { ClusterRule } from '../../model/rule.ts';

export const clusterEndpointClosed: ClusterRule = {
  id: 'cluster-endpoint-closed',
  tier: 'policy',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'the API server of an EKS cluster is not open to every address',
  why: 'Anybody on the internet can try credentials against a public API server.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  ofObject: true,
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      const { clusterEndpoints, publicAccessCIDRs = [] } = config.vpc ?? {};
      // eksctl opens it where nothing is said. https://docs.aws.amazon.com/eks/latest/eksctl/vpc-cluster-access.html
      if (clusterEndpoints?.publicAccess === false || config.privateCluster?.enabled === true) continue;
      const needed = 'clusterEndpoints.publicAccess: false, or the addresses that may';
      if (publicAccessCIDRs.length === 0)
        yield { object: config, field: 'vpc.publicAccessCIDRs', is: 'missing: open to 0.0.0.0/0', needed };
      for (const [index, range] of publicAccessCIDRs.entries())
        if (range.endsWith('/0')) yield { object: config, field: `vpc.publicAccessCIDRs[${index}]`, is: range, needed };
    }
  },
};
