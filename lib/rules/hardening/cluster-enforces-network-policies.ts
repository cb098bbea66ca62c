import type { Cluster } from '../cluster.ts';
import type { ClusterRule } from '../rule.ts';

/** The VPC CNI ignores NetworkPolicies until it is told otherwise: they are there, and nothing is refused. */
export const clusterEnforcesNetworkPolicies: ClusterRule = {
  id: 'cluster-enforces-network-policies',
  severity: 'error',
  summary: 'a cluster with NetworkPolicies enforces them',
  *check(cluster) {
    if (cluster.of('NetworkPolicy').length === 0 || hasOtherNetwork(cluster)) return;
    for (const config of cluster.of('ClusterConfig')) {
      if (config.autoModeConfig?.enabled === true) continue;
      const { addons = [] } = config;
      const index = addons.findIndex(({ name }) => name === 'vpc-cni');
      const values = addons[index]?.configurationValues;
      if (values !== undefined && enabled.test(values)) continue;
      const field = index < 0 ? 'addons' : `addons[${index}].configurationValues`;
      const is = index < 0 ? 'no vpc-cni with' : 'not';
      // https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
      yield {
        object: config,
        field,
        is: `${is} enableNetworkPolicy: ${cluster.of('NetworkPolicy').length} NetworkPolicies are ignored`,
        needed: `{"enableNetworkPolicy":"true"} of vpc-cni`,
      };
    }
  },
};

const enabled = /["']?enableNetworkPolicy["']?\s*:\s*["']?true\b/;

function hasOtherNetwork(cluster: Cluster): boolean {
  return cluster.of('Application').some(({ spec }) => /^(cilium|tigera-operator)$/.test(spec?.source?.chart ?? ''));
}
