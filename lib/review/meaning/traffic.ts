import type { ClusterChange, Meant } from '../consequence.ts';
import { pathChanges } from './traffic/paths.ts';
import { routeChanges } from './traffic/routes.ts';
import { treatment } from './traffic/treatment.ts';

/**
 * Network paths that open and close: first from the internet, then to the outside, then within the cluster; and how
 * traffic on them is handled.
 */
export function* traffic(change: ClusterChange): Iterable<Meant> {
  yield* routeChanges(change);
  yield* pathChanges(change);
  yield* treatment(change);
}
