import { installedCharts } from '../../model/delivery/installed-charts.ts';
import type { ClusterRule } from '../../model/rule.ts';

/** Helm charts of network plugins that enforce NetworkPolicies. */
const otherPlugins: ReadonlySet<string> = new Set(['cilium', 'tigera-operator', 'calico', 'antrea']);

export const policiesAreEnforced: ClusterRule = {
  id: 'policies-are-enforced',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'an EKS cluster with NetworkPolicies has a network plugin that enforces them',
  why: 'On EKS, NetworkPolicies have no effect until the VPC CNI add-on is configured to enforce them.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html',
  *check(cluster) {
    if (cluster.of('NetworkPolicy').length === 0) return;
    if (installedCharts(cluster).some(({ chart }) => otherPlugins.has(chart))) return;
    for (const object of cluster.of('ClusterConfig')) {
      if (object.autoModeConfig?.enabled === true) continue;
      const addons = object.addons ?? [];
      const index = addons.findIndex(({ name }) => name === 'vpc-cni');
      if (enables(addons[index]?.configurationValues)) continue;
      yield {
        object,
        field: index < 0 ? 'addons' : `addons[${index}].configurationValues`,
        is: `the VPC CNI ignores ${cluster.of('NetworkPolicy').length} NetworkPolicies`,
        needed: `add-on vpc-cni with configurationValues '{"enableNetworkPolicy":"true"}'`,
      };
    }
  },
};

/** The configuration values are JSON or YAML text. */
function enables(values: string | undefined): boolean {
  return values !== undefined && /["']?enableNetworkPolicy["']?\s*:\s*["']?true/.test(values);
}
