import { suggestion } from '../../../imports/closest.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { expressions } from '../monitoring/expressions.ts';
import { within } from '../monitoring/promql.ts';
import type { ClusterRule } from '../rule.ts';
import { longestDays } from './cron.ts';

/** A backup that was never restored is a hope. Which CronJob does it, and how often it must, the AppProject says. */
export const restoreIsTested: ClusterRule = {
  id: 'restore-is-tested',
  severity: 'error',
  summary: 'a CronJob tests restores as often as is asked for, and an alert tells when it does not',
  *check(cluster) {
    for (const project of cluster.of('AppProject')) {
      const written = project.metadata.annotations?.[annotation];
      if (written === undefined) continue;
      const found = { object: project, field: `metadata.annotations['${annotation}']` };
      const [, namespace = '', name = '', days = ''] = /^([^/\s]+)\/(\S+) within (\d+) days$/.exec(written) ?? [];
      if (days === '') {
        yield { ...found, is: `'${written}'`, needed: 'namespace/cronjob within N days' };
        continue;
      }
      const job = cluster.named('CronJob', namespace, name);
      if (job === undefined) {
        const meant = suggestion(name, cluster.names('CronJob', namespace));
        yield {
          ...found,
          is: `no CronJob ${namespace}/${name} tests a restore`,
          needed: `a CronJob that does${meant}`,
        };
        continue;
      }
      yield* untested(job, Number(days));
      if (!isWatched(cluster, job)) {
        const is = `nobody is told when no restore succeeds within ${days} days`;
        const needed = `an alert on kube_cronjob_status_last_successful_time{cronjob="${name}"}`;
        yield { object: job, field: 'metadata.name', is, needed };
      }
    }
  },
};

const annotation = 'strata.dev/restore-test';

function* untested(object: Of<'CronJob'>, days: number) {
  const { schedule = '', suspend } = object.spec ?? {};
  if (suspend === true)
    yield { object, field: 'spec.suspend', is: 'true: no restore is tested', needed: 'no such field' };
  const longest = longestDays(schedule);
  if (longest <= days) return;
  const gap = Number.isFinite(longest) ? `${longest} days` : 'for ever';
  const is = `'${schedule}' leaves restores untested ${gap}, and ${days} days are asked for`;
  yield { object, field: 'spec.schedule', is, needed: `a time every ${days} days at least` };
}

function isWatched(cluster: Cluster, { metadata }: Of<'CronJob'>): boolean {
  return expressions(cluster).some(
    ({ from, expression }) =>
      from === 'alert' &&
      within(expression).some(
        (part) =>
          part.is === 'selector' &&
          part.metric === 'kube_cronjob_status_last_successful_time' &&
          part.matchers.some(({ label, value }) => label === 'cronjob' && value === metadata.name),
      ),
  );
}
