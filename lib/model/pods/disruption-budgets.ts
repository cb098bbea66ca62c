import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import type { Pods } from './pods.ts';
import { selectedPods } from './selected-pods.ts';

/** A PodDisruptionBudget and the pods that it is about. */
export interface Budget {
  readonly object: Of<'PodDisruptionBudget'>;
  readonly pods: readonly Pods[];
}

/** All PodDisruptionBudgets. An empty selector selects all pods of the namespace, none at all selects none. */
export function budgetsOf(cluster: Cluster): readonly Budget[] {
  return cluster.of('PodDisruptionBudget').map((object) => {
    const { selector } = object.spec ?? {};
    const pods = selector === undefined ? [] : selectedPods(cluster, object.metadata.namespace ?? '', selector);
    return { object, pods };
  });
}

/** The budgets of each pod. */
export function budgetsByPods(cluster: Cluster): ReadonlyMap<Pods, readonly Budget[]> {
  const byPods = new Map<Pods, Budget[]>();
  for (const budget of cluster.once(budgetsOf)) {
    for (const pods of budget.pods) {
      append(byPods, pods, budget);
    }
  }
  return byPods;
}

/**
 * How many of so many pods a budget lets go at once: shares are rounded up, whichever of the two they stand in.
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
export function disruptions({ spec }: Of<'PodDisruptionBudget'>, count: number): number {
  if (spec?.maxUnavailable !== undefined) return Math.min(count, scaled(spec.maxUnavailable, count));
  return spec?.minAvailable === undefined ? count : Math.max(0, count - scaled(spec.minAvailable, count));
}

/** The bound of a budget, and what stands there; minAvailable where it has none. */
export function boundOf({ spec }: Of<'PodDisruptionBudget'>): { readonly field: string; readonly shown: string } {
  const [name, value] =
    spec?.maxUnavailable === undefined ? ['minAvailable', spec?.minAvailable] : ['maxUnavailable', spec.maxUnavailable];
  return { field: `spec.${name}`, shown: String(value ?? 'missing') };
}

function scaled(value: unknown, count: number): number {
  const text = String(value);
  return text.endsWith('%') ? Math.ceil((Number(text.slice(0, -1)) * count) / 100) : Number(text);
}
