import type { TopologySpreadConstraint } from '../../../imports/kubernetes.ts';
import type { Loose } from '../kinds.ts';

/** A constraint that keeps pods evenly over zones, as far as a drain needs it. */
export type ZoneConstraint = Pick<Loose<TopologySpreadConstraint>, 'maxSkew' | 'minDomains' | 'nodeTaintsPolicy'>;

/** A drain that came to a standstill: pods that are left in the zone, and replacements that no zone takes. */
export interface StuckDrain {
  readonly left: number;
  readonly pending: number;
}

/**
 * Drains one of several zones, pod by pod, as `kubectl drain` and the scheduler do: a pod is evicted while the budget allows
 * it, and its replacement goes to the emptiest zone that keeps the skew. Nodes that are cordoned still count as a zone for a
 * constraint whose `nodeTaintsPolicy` is not Honor. Undefined where the zone is empty in the end.
 *
 * @param allowed - how many pods of so many the budget lets be away at one time
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function drainOfZone(
  replicas: number,
  zones: number,
  { maxSkew = 1, minDomains = 1, nodeTaintsPolicy }: ZoneConstraint,
  allowed: number,
): StuckDrain | undefined {
  let left = Math.ceil(replicas / zones);
  const others = Array.from({ length: zones - 1 }, (_, index) => Math.floor((replicas - left + index) / (zones - 1)));
  let pending = 0;
  const countsDrained = nodeTaintsPolicy !== 'Honor';
  while (left > 0) {
    if (pending >= allowed) return { left, pending };
    left -= 1;
    const domains = countsDrained ? zones : zones - 1;
    const least = domains < minDomains ? 0 : Math.min(...others, ...(countsDrained ? [left] : []));
    const emptiest = others.indexOf(Math.min(...others));
    const count = others[emptiest];
    if (count !== undefined && count + 1 - least <= maxSkew) others[emptiest] = count + 1;
    else pending += 1;
  }
  return undefined;
}
