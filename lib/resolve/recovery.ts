import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Declared } from './declared.ts';
import type { Report } from './problem.ts';
import { checkWhole } from './range-checks.ts';
import { isSchedule, longestMinutes } from './schedule.ts';
import type { DataService } from './system.ts';

/**
 * Minutes that are lost at most where a database is restored from the backups that AWS makes by itself: logs go to S3 every
 * five minutes. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
 */
const awsMinutes = 5;

/** Minutes between two snapshots of ElastiCache. */
const snapshotMinutes = 1440;

const reason = 'outsideRecovery, with the reason why that may be';

/** What runs, and what it keeps its data in. */
interface Kept {
  readonly declared: readonly Declared[];
  readonly dataServices: readonly DataService[];
}

/** Reports what is backed up less often than the recovery point asks for. */
export function checkRecovery(
  { recovery, backups, layers }: SystemSpec,
  environment: Environment,
  { declared, dataServices }: Kept,
  report: Report,
): void {
  for (const { name, spec } of dataServices) checkReason(name, spec.outsideRecovery, recovery !== undefined, report);
  if (recovery === undefined) return;
  checkWhole('recovery.timeMinutes', recovery.timeMinutes, report);
  checkWhole('recovery.pointMinutes', recovery.pointMinutes, report);
  // Synthetic data is made again.
  if (environment.dataServices === 'stand-in') return;
  const point = recovery.pointMinutes;
  for (const service of dataServices) {
    if (service.spec.outsideRecovery !== undefined) continue;
    const lost = lostOf(service, environment);
    if (lost === undefined || lost.minutes <= point) continue;
    const is = `up to ${lost.minutes} minutes are lost (${lost.because}), and recovery.pointMinutes is ${point}`;
    if (Number.isFinite(lost.minutes)) report(`dataServices.${service.name}`, is, lost.needed);
    else report(`dataServices.${service.name}`, lost.because, lost.needed);
  }
  const onVolumes = declared.filter(
    ({ spec, layer, name }) => spec.kind === 'StatefulSet' && layers[layer]?.workloads[name] !== undefined,
  );
  const [first] = onVolumes;
  if (first === undefined) return;
  if (backups === undefined)
    report('backups', `none, and ${first.name} keeps data on volumes`, 'backups, which recovery.pointMinutes asks for');
  else if (isSchedule(backups.schedule)) {
    const longest = longestMinutes(backups.schedule);
    if (longest <= point) return;
    const is = `'${backups.schedule}' leaves ${longest} minutes between two backups of the volumes of ${first.name}`;
    report('backups.schedule', is, `one every ${point} minutes at least, as recovery.pointMinutes asks for`);
  }
}

function checkReason(name: string, given: string | undefined, hasRecovery: boolean, report: Report): void {
  const at = `dataServices.${name}.outsideRecovery`;
  if (given?.trim() === '') report(at, 'empty', 'the reason that reviewers are shown');
  else if (given !== undefined && !hasRecovery) report(at, 'no effect: the system has no recovery', 'no such field');
}

/** What may be lost of a data service if its region is; undefined where a copy elsewhere has everything. */
function lostOf(
  { spec, size }: DataService,
  { name: environment }: Environment,
): { minutes: number; because: string; needed: string } | undefined {
  const everything = (because: string) => ({ minutes: Number.POSITIVE_INFINITY, because, needed: reason });
  switch (spec.kind) {
    case 'aurora-postgresql':
    case 'rds-postgresql':
      return {
        minutes: awsMinutes,
        because: 'AWS stores the log every 5 minutes',
        needed: `a recovery point of ${awsMinutes} minutes or more, or another kind of database`,
      };
    case 'cloudnative-pg': {
      if (spec.backups === undefined)
        return {
          minutes: Number.POSITIVE_INFINITY,
          because: 'no backups, and recovery.pointMinutes asks for some',
          needed: 'backups: { bucket, schedule, retentionDays }',
        };
      const { archive_timeout: timeout = '2min' } = spec.parameters ?? {};
      return {
        minutes: minutesOf(timeout),
        because: `archive_timeout is ${timeout}`,
        needed: 'a shorter archive_timeout among its parameters',
      };
    }
    case 'redis':
      return size.kind === 'redis' && (size.snapshotRetentionDays ?? 0) > 0
        ? { minutes: snapshotMinutes, because: 'a snapshot is made each day', needed: reason }
        : everything('no snapshots');
    case 'rabbitmq':
    case 'kafka':
      return everything('no backup has its messages');
    case 'postgresql-external':
      return everything('nothing here says how often somebody else backs it up');
    case 'bucket':
      // Other environments keep copies of what is there, or data of tests.
      return environment !== 'production' || (size.kind === 'bucket' && size.replicateTo !== undefined)
        ? undefined
        : everything('no copy in another region');
  }
}

/** Minutes of a time as PostgreSQL writes it, in seconds where it has no unit. */
function minutesOf(time: string): number {
  const [, count = '0', unit = 's'] = /^(\d+)\s*(ms|s|min|h|d)?$/.exec(time) ?? [];
  const minutes = Number(count) * ({ ms: 1 / 60_000, s: 1 / 60, min: 1, h: 60, d: 1440 }[unit] ?? 1);
  // PostgreSQL takes 0 for never.
  return minutes === 0 ? Number.POSITIVE_INFINITY : minutes;
}
