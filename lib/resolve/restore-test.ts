import { suggestion } from '../schemas/closest.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';
import type { Report } from './problem.ts';
import { checkWhole } from './range-checks.ts';
import type { System } from './system.ts';

/** The CronJob that restores the newest backup; undefined if it does not run in this environment. */
export function resolveRestoreTest(
  { restoreTest, layers }: SystemSpec,
  declared: readonly Declared[],
  report: Report,
): System['restoreTest'] {
  if (restoreTest === undefined) return undefined;
  const { workload, withinDays } = restoreTest;
  checkWhole('restoreTest.withinDays', withinDays, report);
  const jobs = Object.entries(layers).flatMap(([layer, { workloads }]) =>
    Object.entries(workloads).flatMap(([name, { kind }]) => (kind === 'CronJob' ? `${layer}/${name}` : [])),
  );
  if (!jobs.includes(workload))
    report('restoreTest.workload', `'${workload}'`, `a CronJob, as layer/workload${suggestion(workload, jobs)}`);
  const found = declared.find(({ layer, name }) => `${layer}/${name}` === workload);
  return found && { namespace: found.namespace, name: found.name, withinDays };
}
