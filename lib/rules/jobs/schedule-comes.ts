import { timeZones } from '../../knowledge/time-zones.ts';
import { scheduleFault } from '../../model/cron.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const scheduleComes: ClusterRule = {
  id: 'schedule-comes',
  tier: 'correctness',
  severity: 'error',
  kinds: ['CronJob'],
  summary: 'every schedule of a CronJob is one that the API server reads, and comes',
  why: 'The API server refuses a schedule that it cannot parse. It accepts a day that no month has, and the Job never runs.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/batch/validation/validation.go',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('CronJob')) {
      const { schedule, timeZone } = object.spec ?? {};
      const fault = schedule === undefined ? undefined : scheduleFault(schedule);
      if (fault !== undefined)
        yield { object, field: 'spec.schedule', is: `'${schedule ?? ''}' ${fault}`, needed: 'such as 0 3 * * *' };
      // The API server refuses these two names before it looks a zone up in its database.
      if (timeZone !== undefined && !timeZones().has(timeZone))
        yield { object, field: 'spec.timeZone', is: `'${timeZone}'`, needed: 'the name of a zone, such as Etc/UTC' };
    }
  },
};
