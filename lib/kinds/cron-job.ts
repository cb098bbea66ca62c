import type { CronJob } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { jobSpec } from './job.ts';
import { podLabels, workloadMetadata } from './metadata.ts';

/** Runs a workload on a schedule, never two runs at the same time. */
export function cronJob(
  workload: Workload,
  run: Extract<Workload['controller'], { kind: 'CronJob' }>,
): CronJob & { apiVersion: 'batch/v1'; kind: 'CronJob' } {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: {
      schedule: run.schedule,
      timeZone: run.timeZone,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      jobTemplate: { metadata: { labels: podLabels(workload) }, spec: jobSpec(workload, run) },
    },
  };
}
