import { suggestion } from '../../schemas/closest.ts';
import { restoreTestAnnotation, restoreTests } from '../../model/data/restore-tests.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { longestDays } from '../../model/cron.ts';

export const restoreIsTested: ClusterRule = {
  id: 'restore-is-tested',
  tier: 'contract',
  severity: 'error',
  misses: 'the CronJob',
  kinds: ['AppProject', 'CronJob'],
  summary: 'a CronJob tests restores as often as is asked for',
  why: 'A backup may be unusable, and only a restore shows it. The AppProject names the CronJob that tests it, and how often.',
  source:
    'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_periodic_recovery_testing_data.html',
  *check(cluster) {
    for (const { project, written, namespace, name, days } of restoreTests(cluster)) {
      const found = { object: project, field: `metadata.annotations['${restoreTestAnnotation}']` };
      const job = cluster.named('CronJob', namespace, name);
      if (Number.isNaN(days)) yield { ...found, is: `'${written}'`, needed: 'namespace/cronjob within N days' };
      else if (job === undefined) {
        const meant = suggestion(name, cluster.names('CronJob', namespace));
        yield {
          ...found,
          is: `no CronJob ${namespace}/${name} tests a restore`,
          needed: `a CronJob that does${meant}`,
        };
      } else {
        const { schedule = '', suspend } = job.spec ?? {};
        if (suspend === true)
          yield { object: job, field: 'spec.suspend', is: 'true: no restore is tested', needed: 'no such field' };
        const longest = longestDays(schedule);
        if (longest <= days) continue;
        const tests = Number.isFinite(longest) ? `tests a restore only every ${longest} days` : 'never tests a restore';
        const is = `'${schedule}' ${tests}, and at most ${days} days may pass`;
        yield { object: job, field: 'spec.schedule', is, needed: `a time every ${days} days at least` };
      }
    }
  },
};
