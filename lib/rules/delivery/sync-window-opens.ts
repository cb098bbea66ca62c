import { timeZones } from '../../knowledge/time-zones.ts';
import { scheduleFault } from '../../model/cron.ts';
import { duration } from '../../model/duration.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { suggestion } from '../../schemas/closest.ts';

export const syncWindowOpens: ClusterRule = {
  id: 'sync-window-opens',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AppProject'],
  summary: 'every sync window of an AppProject can be read, and applies to some Application',
  why: 'Argo CD checks a window only when an Application of the project is synced: a schedule, duration or time zone that it cannot parse makes that an error. A window without applications, namespaces and clusters applies to nothing.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('AppProject')) {
      for (const [index, window] of (object.spec?.syncWindows ?? []).entries()) {
        for (const [field, is, needed] of faultsOf(window))
          yield { object, field: `spec.syncWindows[${index}]${field}`, is, needed };
      }
    }
  },
};

type Window = NonNullable<NonNullable<Of<'AppProject'>['spec']>['syncWindows']>[number];

function* faultsOf(window: Window): Iterable<readonly [field: string, is: string, needed: string]> {
  const { kind = '', schedule = '', duration: length = '', timeZone = '' } = window;
  const { applications = [], namespaces = [], clusters = [] } = window;
  if (kind !== 'allow' && kind !== 'deny') yield ['.kind', `'${kind}'`, 'allow or deny'];
  // Argo CD reads it without seconds, and knows names such as @daily.
  const fault = scheduleFault(schedule);
  if (fault !== undefined) yield ['.schedule', `'${schedule}' ${fault}`, 'such as 0 3 * * *'];
  const seconds = duration(length);
  // Go knows neither days nor weeks.
  if (!(seconds > 0) || /[dwy]/.test(length)) yield ['.duration', `'${length}'`, 'a duration of Go, such as 2h or 30m'];
  if (timeZone !== '' && timeZone !== 'Local' && !timeZones().has(timeZone))
    yield ['.timeZone', `'${timeZone}'`, `an IANA time zone such as Etc/UTC${suggestion(timeZone, timeZones())}`];
  if (applications.length + namespaces.length + clusters.length === 0)
    yield ['', 'no applications, namespaces or clusters', "applications: ['*'], or those that it is for"];
}
