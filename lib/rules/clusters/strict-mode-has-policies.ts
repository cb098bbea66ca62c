import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { isolationOf } from '../../model/traffic/network-policies.ts';

export const strictModeHasPolicies: ClusterRule = {
  id: 'strict-mode-has-policies',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'where the VPC CNI enforces strictly, a NetworkPolicy selects every pod, and is there before it',
  why: 'In strict mode a pod that no NetworkPolicy selects has no network, CoreDNS and every controller included: no name is resolved, no webhook answers, and nothing is left that could apply a policy.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html',
  *check(cluster) {
    for (const object of cluster.of('ClusterConfig')) {
      const addons = object.addons ?? [];
      const index = addons.findIndex(
        ({ name, configurationValues = '' }) => name === 'vpc-cni' && strict.test(configurationValues),
      );
      if (index < 0) continue;
      const closed = endpointsOf(cluster).all.items.filter((endpoint) => {
        const { egress, ingress } = isolationOf(cluster, endpoint);
        return egress === undefined || ingress === undefined;
      });
      const names = [...new Set(closed.map(({ name }) => name))].sort();
      const field = `addons[${index}].configurationValues`;
      if (names.length === 0) {
        // Without DNS Argo CD reaches neither its repository nor its own components.
        if (cluster.of('Application').length === 0) continue;
        const is = 'strict, and Argo CD applies the NetworkPolicies, without which neither DNS nor Argo CD works';
        yield { object, field, is, needed: 'NETWORK_POLICY_ENFORCING_MODE standard' };
        continue;
      }
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      const is = `strict, and no NetworkPolicy opens ${names.slice(0, 3).join(', ')}${more} both ways`;
      const needed = 'NETWORK_POLICY_ENFORCING_MODE standard, or policies that are there before these pods';
      yield { object, field, is, needed };
    }
  },
};

/** The configuration values are JSON or YAML text. https://github.com/aws/amazon-vpc-cni-k8s#network_policy_enforcing_mode-v1171 */
const strict = /["']?NETWORK_POLICY_ENFORCING_MODE["']?\s*:\s*["']?strict/;
