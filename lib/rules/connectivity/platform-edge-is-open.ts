import type { ClusterRule, Found } from '../rule.ts';
import { incomingRefusals, outgoingRefusals } from './outside-refusals.ts';
import { refusals } from './refusals.ts';
import { wantedEdges } from './wanted-edges.ts';

/** Without DNS nothing resolves, without istiod no proxy starts, without a scrape every alert is silent. */
export const platformEdgeIsOpen: ClusterRule = {
  id: 'platform-edge-is-open',
  severity: 'error',
  summary: 'pods reach what they need of the platform, and the platform reaches them',
  *check(cluster) {
    const { incoming, outgoing, pods } = wantedEdges(cluster);
    const seen = new Set<string>();
    for (const edge of pods)
      if (edge.wish === 'platform' && edge.required) yield* unseen(seen, refusals(cluster, edge));
    for (const edge of outgoing)
      if (edge.wish === 'platform' && edge.required) yield* unseen(seen, outgoingRefusals(cluster, edge));
    for (const edge of incoming) if (edge.required) yield* unseen(seen, incomingRefusals(cluster, edge));
  },
};

/** Two monitors may want the same edge. */
function* unseen(seen: Set<string>, found: Iterable<Found>): Iterable<Found> {
  for (const one of found) {
    const key = `${one.object.kind} ${one.object.metadata.namespace ?? ''}/${one.object.metadata.name} ${one.field} ${one.is}`;
    if (!seen.has(key)) yield one;
    seen.add(key);
  }
}
