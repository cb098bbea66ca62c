import type { Job, JobSpec } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { podLabels, workloadMetadata } from './metadata.ts';
import { podTemplate } from './pod-template.ts';

/**
 * Runs once in every sync, as a Sync hook between the waves. Its secrets and policies exist by then, even in the first
 * sync; a PreSync hook would run before them.
 */
export function job(
  workload: Workload,
  run: { readonly wave: number; readonly deadlineSeconds: number; readonly retries: number },
): Job & { apiVersion: 'batch/v1'; kind: 'Job' } {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: workloadMetadata(workload, {
      labels: podLabels(workload),
      annotations: {
        ...controllerAnnotations(workload),
        'argocd.argoproj.io/hook': 'Sync',
        // The pod template of a Job is immutable, so each sync creates the Job again.
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        'argocd.argoproj.io/sync-wave': String(run.wave),
        'ignore-check.kube-linter.io/job-ttl-seconds-after-finished': 'Argo CD deletes the hook before the next sync',
      },
    }),
    spec: jobSpec(workload, run),
  };
}

/** One run: its longest time, and its retries. */
export function jobSpec(
  workload: Workload,
  run: { readonly deadlineSeconds: number; readonly retries: number },
): JobSpec {
  return { activeDeadlineSeconds: run.deadlineSeconds, backoffLimit: run.retries, template: podTemplate(workload) };
}
