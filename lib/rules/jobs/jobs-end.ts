import type { Job } from '../../../imports/kubernetes.ts';
import type { Loose } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const jobsEnd: ClusterRule = {
  id: 'jobs-end',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every Job has a deadline, and is deleted once after it finished',
  why: 'A Job that hangs keeps its resources, and blocks all further runs of a CronJob with `concurrencyPolicy: Forbid`.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  ofObject: true,
  *check(cluster) {
    const needed = 'how long it may run, with all its retries';
    for (const job of cluster.of('Job')) {
      if (hangs(job.spec)) yield { object: job, field: 'spec.activeDeadlineSeconds', is: 'missing', needed };
    }
    for (const job of cluster.of('CronJob')) {
      const field = 'spec.jobTemplate.spec';
      const { spec } = job.spec?.jobTemplate ?? {};
      if (hangs(spec)) yield { object: job, field: `${field}.activeDeadlineSeconds`, is: 'missing', needed };
      if (spec?.ttlSecondsAfterFinished !== undefined)
        yield {
          object: job,
          field: `${field}.ttlSecondsAfterFinished`,
          is: `${spec.ttlSecondsAfterFinished}, against the limits of its history`,
          needed: 'no such field: successfulJobsHistoryLimit and failedJobsHistoryLimit clear away',
        };
    }
  },
};

function hangs(spec: Loose<Job>['spec']): boolean {
  return spec?.activeDeadlineSeconds === undefined && spec?.template?.spec?.activeDeadlineSeconds === undefined;
}
