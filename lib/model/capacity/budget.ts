import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';

/** Annotation of an AppProject with the monthly budget of its system, such as `4000 USD`. */
export const budgetAnnotation = 'strata.dev/monthly-budget';

/** The monthly budget of a cluster, and the project that says it; undefined where none does. */
export function budgetOf(
  cluster: Cluster,
): { readonly project: Of<'AppProject'>; readonly monthly: number } | undefined {
  for (const project of cluster.of('AppProject')) {
    const [, amount] = /^(\d+(?:\.\d+)?) USD$/.exec(project.metadata.annotations?.[budgetAnnotation] ?? '') ?? [];
    if (amount !== undefined && cluster.own.has(project)) return { project, monthly: Number(amount) };
  }
  return undefined;
}
