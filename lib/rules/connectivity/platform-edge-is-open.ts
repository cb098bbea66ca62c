import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { permittingRule, policyRules, type PolicyRule } from '../../model/traffic/network-policies.ts';
import { leadsToNodeLocalDns } from '../../model/traffic/platform-calls.ts';
import { incomingRefusals, outgoingRefusals } from '../../model/traffic/outside-refusals.ts';
import { refusals } from '../../model/traffic/refusals.ts';
import { policyBeside } from '../../model/traffic/policies-beside.ts';
import { wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const platformEdgeIsOpen: ClusterRule = {
  id: 'platform-edge-is-open',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Deployment', 'NetworkPolicy', 'PeerAuthentication', 'Sidecar'],
  summary: 'pods reach the platform services that they need (DNS, istiod, API server), and the platform reaches them',
  why: 'Without DNS no name is resolved, without istiod no proxy starts, and without a scrape no alert fires.',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'https://istio.io/latest/docs/ops/deployment/application-requirements/',
  ],
  *check(cluster) {
    const { incoming, outgoing, pods } = wantedEdges(cluster);
    const seen = new Set<string>();
    for (const edge of pods)
      if (edge.wish === 'platform' && edge.required) yield* unseen(seen, refusals(cluster, edge));
    for (const edge of outgoing)
      if (edge.wish === 'platform' && edge.required) yield* unseen(seen, outgoingRefusals(cluster, edge));
    for (const edge of incoming) if (edge.required) yield* unseen(seen, incomingRefusals(cluster, edge));
    yield* namespacesWithoutLookups(cluster);
  },
};

/** Two monitors may need the same edge. */
function* unseen(seen: Set<string>, found: Iterable<Found>): Iterable<Found> {
  for (const one of found) {
    const key = `${one.object.kind} ${one.object.metadata.namespace ?? ''}/${one.object.metadata.name} ${one.field} ${one.is}`;
    if (!seen.has(key)) yield one;
    seen.add(key);
  }
}

/** Policies of namespaces whose pods are not in the input: a policy for all pods must allow DNS. */
function* namespacesWithoutLookups(cluster: Cluster): Iterable<Found> {
  const { in: members, part } = endpointsOf(cluster);
  const [dns] = part('dns');
  const byNamespace = new Map<string, PolicyRule[]>();
  for (const rule of policyRules(cluster).keys()) {
    const { namespace = '' } = rule.policy.metadata;
    const { matchLabels = {}, matchExpressions = [] } = rule.policy.spec?.podSelector ?? {};
    const forAll = Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
    if (rule.direction !== 'egress' || !forAll || members(namespace).items.length > 0) continue;
    append(byNamespace, namespace, rule);
  }
  for (const [namespace, rules] of byNamespace) {
    const [first] = rules;
    if (dns === undefined || first === undefined) continue;
    const isolated = { policies: [], rules };
    if (permittingRule(cluster, isolated, dns, 53, 'UDP', dns) !== undefined) continue;
    if (leadsToNodeLocalDns(cluster, isolated, 'UDP')) continue;
    yield {
      object: first.policy,
      field: 'spec.egress',
      is: `no rule allows the pods of ${namespace} to reach ${dns.name} on UDP 53, and they call others`,
      needed: `a rule for ${dns.name}, UDP and TCP port 53 in it`,
      ...policyBeside([first.policy]),
    };
  }
}
