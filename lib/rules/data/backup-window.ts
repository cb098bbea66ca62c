import { title } from '../../model/mention.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { readSchedule, week } from '../../model/cron.ts';

export const backupWindow: ClusterRule = {
  id: 'backup-window',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Schedule'],
  summary: 'no backup of the cluster begins while a database is backed up or maintained',
  why: 'Two backups at the same time slow each other down, and maintenance may restart the database.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
  *check(cluster) {
    const windows = windowsOf(cluster);
    if (windows.length === 0) return;
    for (const object of cluster.of('Schedule')) {
      const schedule = object.spec?.schedule ?? '';
      const read = readSchedule(schedule, 5);
      if ('wrong' in read) continue;
      const met = windows.find(({ from, to }) => read.minutesOfWeek.some((time) => isBetween(time, from, to)));
      if (met === undefined) continue;
      const is = `'${schedule}' begins in the ${met.what} ${met.text} of ${title(met.object)}`;
      yield { object, field: 'spec.schedule', is, needed: 'another time' };
    }
  },
};

interface Window {
  readonly object: KubernetesObject;
  readonly what: 'backup window' | 'maintenance window';
  readonly text: string;
  /** Minutes of the week, from Sunday. */
  readonly from: number;
  readonly to: number;
}

function windowsOf(cluster: Cluster): readonly Window[] {
  return [
    ...[...cluster.of('DBInstance'), ...cluster.of('DBCluster')].flatMap((object) => [
      ...windows(object, 'backup window', object.spec?.preferredBackupWindow),
      ...windows(object, 'maintenance window', object.spec?.preferredMaintenanceWindow),
    ]),
  ];
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const day = 24 * 60;

/** `03:00-04:00` every day, or `sun:04:00-sun:05:00`, in UTC. */
function windows(object: KubernetesObject, what: Window['what'], text = ''): readonly Window[] {
  const match = /^(?:(\w{3}):)?(\d\d):(\d\d)-(?:(\w{3}):)?(\d\d):(\d\d)$/.exec(text.toLowerCase());
  if (match === null) return [];
  const [, weekday, hour, minute, , toHour, toMinute] = match;
  const start = Number(hour) * 60 + Number(minute);
  const end = Number(toHour) * 60 + Number(toMinute);
  const length = end > start ? end - start : end - start + day;
  const on = weekday === undefined ? days : days.filter((name) => name === weekday);
  return on.map((name) => {
    const from = days.indexOf(name) * day + start;
    return { object, what, text, from, to: from + length };
  });
}

/** A window of Saturday night continues into the next week. */
function isBetween(time: number, from: number, to: number): boolean {
  return (time >= from && time < to) || (time + week >= from && time + week < to);
}
