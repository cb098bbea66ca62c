import type { Rule } from '../../model/rule.ts';
import { cronJobSchedule } from './cron-job-schedule.ts';
import { jobProxiesEnd } from './job-proxies-end.ts';
import { jobsAreHooks } from './jobs-are-hooks.ts';
import { jobsEnd } from './jobs-end.ts';
import { restartPolicy } from './restart-policy.ts';
import { scheduleComes } from './schedule-comes.ts';

export const jobsRules: readonly Rule[] = [
  restartPolicy,
  cronJobSchedule,
  scheduleComes,
  jobsEnd,
  jobProxiesEnd,
  jobsAreHooks,
];
