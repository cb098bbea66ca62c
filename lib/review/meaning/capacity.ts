import { budgetOf } from '../../model/capacity/budget.ts';
import { capacityReport, nodesText, usdText, type CapacityReport } from '../../model/capacity/report.ts';
import { levels } from '../../model/capacity/demands.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Affected, ClusterChange, Meant } from '../consequence.ts';

/** Nodes and their cost, at minimum, normally and at maximum, compared with the monthly budget. */
export function* capacity(change: ClusterChange): Iterable<Meant> {
  const [before, after] = [reportOf(change.before), reportOf(change.after)];
  if (before === undefined || after === undefined) return;
  const object: Affected = { cluster: change.name, object: `Cluster ${change.name}`, file: projectFile(change) };
  if (after.priced && before.priced) yield* costs(change, before, after, object);
  for (const { pool, nodes, known } of after.pools) {
    const was = before.pools.find((one) => one.pool === pool);
    if (!known || was?.known === false) continue;
    const [old, young] = [was?.nodes.maximum ?? [], nodes.maximum];
    if (nodesText(old) === nodesText(young)) continue;
    yield {
      severity: 'low',
      what: 'a node pool grows or shrinks',
      reason: 'At maximum, the requests of its pods need another number of nodes.',
      object: { ...object, detail: `${pool}: ${nodesText(old) || 'none'} → ${nodesText(young) || 'none'}` },
    };
  }
}

/** The report of a cluster with known nodes; undefined for previews and clusters without pools. */
export function reportOf(cluster: Cluster): CapacityReport | undefined {
  if (cluster.own.size !== cluster.objects.length) return undefined;
  const report = cluster.once(capacityReport);
  return report.pools.length === 0 ? undefined : report;
}

function* costs(
  change: ClusterChange,
  before: CapacityReport,
  after: CapacityReport,
  object: Affected,
): Iterable<Meant> {
  const budget = budgetOf(change.after);
  const [was, is] = [before.monthly, after.monthly];
  const changed = levels.filter((level) => Math.round(was[level]) !== Math.round(is[level]));
  const detail = changed.map((level) => `${level} ${usdText(was[level])} → ${usdText(is[level])}`).join(', ');
  const isOver = budget !== undefined && is.desired > budget.monthly;
  const wasOver = budget !== undefined && was.desired > budget.monthly;
  if (isOver && !wasOver)
    yield {
      severity: 'high',
      what: 'the budget is exceeded',
      reason: `Normally the nodes of the cluster cost more than the ${usdText(budget.monthly)} a month that its AppProject declares.`,
      wayOut: 'fewer or smaller pods, or another budget',
      object: { ...object, detail: detail === '' ? usdText(is.desired) : detail },
    };
  else if (changed.length > 0) {
    const more = is.maximum - was.maximum;
    const share = was.maximum === 0 ? 1 : Math.abs(more) / was.maximum;
    yield {
      severity: more > 0 && share > 0.2 ? 'medium' : 'low',
      what: more > 0 || is.desired > was.desired ? 'the cluster costs more' : 'the cluster costs less',
      reason: `USD a month for nodes and EKS${budget === undefined ? '' : `; the budget is ${usdText(budget.monthly)}`}.`,
      object: { ...object, detail },
    };
  }
}

function projectFile({ after }: ClusterChange): string {
  const [project] = after.of('AppProject');
  return project === undefined ? '' : (after.fileOf(project) ?? '');
}
