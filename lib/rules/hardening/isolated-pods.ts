import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import type { ClusterRule } from '../rule.ts';
import { selects } from '../selector.ts';

/** A pod that no policy selects for a direction talks to everybody, the metadata of the node included. */
export const isolatedPods: ClusterRule = {
  id: 'isolated-pods',
  severity: 'error',
  summary: 'NetworkPolicies restrict every pod in both directions',
  *check(cluster) {
    for (const { owner, namespace, labels, spec } of cluster.pods) {
      if (spec.hostNetwork === true) continue;
      const policies = cluster.once(policiesByNamespace).get(namespace) ?? [];
      for (const direction of ['Ingress', 'Egress'] as const) {
        const isHeld = ({ spec: policy }: Of<'NetworkPolicy'>): boolean =>
          directionsOf(policy).includes(direction) && selects(policy?.podSelector ?? {}, labels);
        if (policies.some(isHeld)) continue;
        yield {
          object: owner,
          field: 'metadata.namespace',
          is: `no NetworkPolicy in ${namespace} restricts ${direction === 'Ingress' ? 'who calls it' : 'whom it calls'}`,
          needed: `one with policyTypes ${direction} that selects its pods`,
        };
      }
    }
  },
};

/** https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicySpec */
function directionsOf(policy: Of<'NetworkPolicy'>['spec']): readonly (string | undefined)[] {
  return policy?.policyTypes ?? (policy?.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress']);
}

function policiesByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Of<'NetworkPolicy'>[]> {
  const byNamespace = new Map<string, Of<'NetworkPolicy'>[]>();
  for (const policy of cluster.of('NetworkPolicy')) {
    const namespace = policy.metadata.namespace ?? '';
    const policies = byNamespace.get(namespace);
    if (policies === undefined) byNamespace.set(namespace, [policy]);
    else policies.push(policy);
  }
  return byNamespace;
}
