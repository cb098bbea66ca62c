import type { ClusterRule } from '../../model/rule.ts';

export const cronJobSchedule: ClusterRule = {
  id: 'cron-job-schedule',
  tier: 'policy',
  severity: 'error',
  kinds: ['CronJob'],
  summary: 'every CronJob sets its start deadline, concurrency policy and time zone',
  why: 'Without a start deadline a missed run may start much later; without a concurrency policy runs overlap; without a time zone the schedule is that of the controller.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec',
  ofObject: true,
  *check(cluster) {
    for (const job of cluster.of('CronJob')) {
      const { startingDeadlineSeconds: deadline, concurrencyPolicy, timeZone, schedule = '' } = job.spec ?? {};
      // https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
      if (deadline === undefined || deadline < 10)
        yield {
          object: job,
          field: 'spec.startingDeadlineSeconds',
          is: deadline === undefined ? 'missing: a missed run starts, no matter how late' : `${deadline}`,
          needed: '10 or more: the controller looks every 10 s',
        };
      if (concurrencyPolicy === undefined || concurrencyPolicy === 'Allow')
        yield {
          object: job,
          field: 'spec.concurrencyPolicy',
          is: concurrencyPolicy ?? 'missing, which is Allow: a slow run meets the next one',
          needed: 'Forbid or Replace',
        };
      if (schedule.includes('TZ='))
        yield { object: job, field: 'spec.schedule', is: schedule, needed: 'spec.timeZone: TZ is refused here' };
      else if (timeZone === undefined)
        yield { object: job, field: 'spec.timeZone', is: "missing: the control plane's", needed: 'such as Etc/UTC' };
    }
  },
};
