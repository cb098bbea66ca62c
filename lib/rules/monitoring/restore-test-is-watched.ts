import type { Cluster } from '../../model/cluster.ts';
import { restoreTests } from '../../model/data/restore-tests.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { within } from '../../model/metrics/promql.ts';

export const restoreTestIsWatched: ClusterRule = {
  id: 'restore-test-is-watched',
  tier: 'contract',
  severity: 'error',
  misses: 'the alert',
  kinds: ['CronJob'],
  summary: 'an alert tells when no restore test has succeeded for too long',
  why: 'Nobody notices a CronJob that stopped running, or that always fails, without an alert.',
  *check(cluster) {
    for (const { namespace, name, days } of restoreTests(cluster)) {
      const object = cluster.named('CronJob', namespace, name);
      if (object === undefined || isWatched(cluster, name)) continue;
      const is = `no alert fires when no restore succeeds within ${days} days`;
      yield { object, field: 'metadata.name', is, needed: `an alert on ${metric}{cronjob="${name}"}` };
    }
  },
};

const metric = 'kube_cronjob_status_last_successful_time';

function isWatched(cluster: Cluster, job: string): boolean {
  return expressions(cluster).some(
    ({ from, expression }) =>
      from === 'alert' &&
      within(expression).some(
        (part) =>
          part.is === 'selector' &&
          part.metric === metric &&
          part.matchers.some(({ label, value }) => label === 'cronjob' && value === job),
      ),
  );
}
