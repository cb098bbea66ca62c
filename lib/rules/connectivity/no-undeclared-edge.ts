import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { callsAnnotation, type PodEdge } from '../../model/traffic/edge.ts';
import { endpointsOf, type Endpoint } from '../../model/traffic/endpoints.ts';
import { judgedRules, policyPortText, unwantedPort, type JudgedRule } from '../../model/traffic/excess.ts';
import { peerEndpoints, peerField, ruleField, type PolicyRule } from '../../model/traffic/network-policies.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const noUndeclaredEdge: ClusterRule = {
  id: 'no-undeclared-edge',
  tier: 'contract',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'no rule of a NetworkPolicy lets pods reach pods that they do not declare to call',
  why: 'Traffic that is allowed but not needed helps an intruder, even where the other side still refuses it.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    for (const direction of ['egress', 'ingress'] as const) {
      for (const judged of judgedRules(cluster, direction)) {
        for (const index of judged.rule.peers?.keys() ?? []) {
          const found = excessOf(cluster, judged, index);
          if (found !== undefined) yield found;
        }
      }
    }
  },
};

/** The first pair of pods that a peer of a rule allows too much. */
function excessOf(cluster: Cluster, { rule, selected }: JudgedRule, index: number): Found | undefined {
  const { direction, peers, policy } = rule;
  const peer = peers?.[index];
  if (peer === undefined || peer.ipBlock !== undefined) return undefined;
  const others = peerEndpoints(cluster, peer, policy.metadata.namespace ?? '');
  if (others.length === 0) {
    const home = peer.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'];
    // The pods of this namespace are not in the input.
    if (home !== undefined && endpointsOf(cluster).in(home).items.length === 0) return undefined;
    const is = direction === 'egress' ? 'allows no pod of the cluster' : 'lets in no pod of the cluster';
    return {
      object: policy,
      field: peerField(rule, index),
      is,
      needed: 'labels of pods that are there, or no such peer',
    };
  }
  const { between } = wantedEdges(cluster);
  for (const own of selected) {
    for (const other of others) {
      const [from, to] = direction === 'egress' ? [own, other] : [other, own];
      const edges = between(from, to);
      const port = unwantedPort(rule, edges, to);
      if (port !== undefined) return excess(rule, index, port, from, to, edges);
    }
  }
  return undefined;
}

function excess(
  rule: PolicyRule,
  peer: number,
  port: number,
  from: Endpoint,
  to: Endpoint,
  edges: readonly PodEdge[],
): Found {
  const shown = policyPortText(rule.ports?.[port]);
  const strangers = edges.length === 0;
  const field = strangers ? peerField(rule, peer) : port < 0 ? ruleField(rule) : `${ruleField(rule)}.ports[${port}]`;
  const wanted = [...new Set(edges.map((edge) => edge.port))].join(', ');
  return {
    object: rule.policy,
    field,
    is: `lets ${from.name} reach ${to.name} on ${shown}, which nothing declares`,
    needed: strangers ? `the call in ${callsAnnotation} of ${from.name}, or no such peer` : `${wanted} alone`,
  };
}
