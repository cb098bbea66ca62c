import { scheduleFault } from '../../model/cron.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const scheduleComes: ClusterRule = {
  id: 'schedule-comes',
  tier: 'correctness',
  severity: 'error',
  kinds: ['CronJob'],
  summary: 'every schedule of a CronJob is one that the API server reads, and comes',
  why: 'A schedule that cannot be read is refused, and one of a day that no month has is accepted and never runs.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/batch/validation/validation.go',
  *check(cluster) {
    for (const object of cluster.of('CronJob')) {
      const { schedule, timeZone } = object.spec ?? {};
      const fault = schedule === undefined ? undefined : scheduleFault(schedule);
      if (fault !== undefined)
        yield { object, field: 'spec.schedule', is: `'${schedule ?? ''}' ${fault}`, needed: 'such as 0 3 * * *' };
      // The server looks zones up in its own database; these two names it refuses before.
      if (timeZone === '' || timeZone?.toLowerCase() === 'local')
        yield { object, field: 'spec.timeZone', is: `'${timeZone}'`, needed: 'the name of a zone, such as Etc/UTC' };
    }
  },
};
