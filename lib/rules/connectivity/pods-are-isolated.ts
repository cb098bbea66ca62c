import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { isolationOf } from '../../model/traffic/network-policies.ts';

export const podsAreIsolated: ClusterRule = {
  id: 'pods-are-isolated',
  tier: 'policy',
  severity: 'error',
  misses: 'the NetworkPolicy',
  kinds: ['Deployment', 'pods'],
  summary: 'every pod is selected by a NetworkPolicy for both directions',
  why: 'A pod that no NetworkPolicy selects accepts all traffic and may send to every address.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  *check(cluster) {
    for (const endpoint of endpointsOf(cluster).all.items) {
      const { name, namespace, pods } = endpoint;
      if (pods === undefined) continue;
      const { egress, ingress } = isolationOf(cluster, endpoint);
      if (egress !== undefined && ingress !== undefined) continue;
      const open = [ingress ?? 'takes from everybody', egress ?? 'sends to everybody'].filter(
        (one) => typeof one === 'string',
      );
      yield {
        object: pods.owner,
        field: `${pods.metadataField}.labels`,
        is: `${name} ${open.join(' and ')}: no NetworkPolicy selects it for that`,
        needed: `a NetworkPolicy in ${namespace} with podSelector {} and both policyTypes`,
      };
    }
  },
};
