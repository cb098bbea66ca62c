import type { ClusterRule } from '../../model/rule.ts';
import { outgoingRefusals } from '../../model/traffic/outside-refusals.ts';
import { refusals } from '../../model/traffic/refusals.ts';
import { wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const declaredEdgeIsOpen: ClusterRule = {
  id: 'declared-edge-is-open',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AuthorizationPolicy', 'Deployment', 'DestinationRule', 'NetworkPolicy', 'PeerAuthentication', 'Sidecar'],
  summary: 'every declared call and every route reaches its destination',
  why: 'A call that a policy, a proxy or a port blocks fails only at run time, and often only the caller logs it.',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  ],
  *check(cluster) {
    const { dead, outgoing, pods } = wantedEdges(cluster);
    for (const { by: object, field, is, needed } of dead) yield { object, field, is, needed };
    for (const edge of pods) if (edge.wish === 'declared' && edge.required) yield* refusals(cluster, edge);
    for (const edge of outgoing) if (edge.wish === 'declared' && edge.required) yield* outgoingRefusals(cluster, edge);
  },
};
