import type { ClusterRule } from '../../model/rule.ts';
import { duration } from '../../model/duration.ts';
import { readSchedule, week, type Times } from '../../model/cron.ts';

export const backupScheduleRuns: ClusterRule = {
  id: 'backup-schedule-runs',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Schedule', 'ScheduledBackup'],
  summary: 'every backup schedule comes, and the next one before the last is deleted',
  why: 'Velero reports a schedule that it cannot parse only in its status, and nobody looks there until a backup is needed.',
  source: 'https://velero.io/docs/main/api-types/schedule/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ScheduledBackup')) {
      const { schedule = '' } = object.spec ?? {};
      const read = readSchedule(schedule, 6);
      if ('wrong' in read)
        yield { object, field: 'spec.schedule', is: `'${schedule}' ${read.wrong}`, needed: 'such as 0 0 2 * * *' };
    }
    for (const object of cluster.of('Schedule')) {
      const { schedule = '', template } = object.spec ?? {};
      const read = readSchedule(schedule, 5);
      if ('wrong' in read) {
        yield { object, field: 'spec.schedule', is: `'${schedule}' ${read.wrong}`, needed: 'such as 0 2 * * *' };
        continue;
      }
      const ttl = template?.ttl;
      const longest = longestWait(read);
      // What is no duration is NaN: duration-is-read finds it.
      if (ttl !== undefined && duration(ttl) / 3600 < longest)
        yield {
          object,
          field: 'spec.template.ttl',
          is: `'${ttl}' deletes each backup before the next, ${longest} h later`,
          needed: `more than ${longest}h`,
        };
    }
  },
};

/** The longest time between two backups in hours; 0 where that is not known. */
function longestWait({ minutesOfWeek, everyWeek }: Times): number {
  if (!everyWeek) return 0;
  let longest = 0;
  for (const [index, time] of minutesOfWeek.entries()) {
    const next = minutesOfWeek[index + 1] ?? (minutesOfWeek[0] ?? 0) + week;
    longest = Math.max(longest, (next - time) / 60);
  }
  return longest;
}
