import type { Job, JobSpec } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { controllerAnnotations } from './deployment.ts';
import { podLabels, workloadMetadata } from './metadata.ts';
import { podTemplate } from './pod-template.ts';

/**
 * Runs once with every sync, as a hook between the waves: what it needs (secrets, policies) is there before it, even on
 * the first sync, where a PreSync hook would wait for them in vain.
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
        // A pod template cannot change: each sync makes the Job anew.
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
        'argocd.argoproj.io/sync-wave': String(run.wave),
        'ignore-check.kube-linter.io/job-ttl-seconds-after-finished': 'Argo CD deletes the hook before the next sync',
      },
    }),
    spec: jobSpec(workload, run),
  };
}

/** One run: how long it may take and how often it is tried. */
export function jobSpec(
  workload: Workload,
  run: { readonly deadlineSeconds: number; readonly retries: number },
): JobSpec {
  return { activeDeadlineSeconds: run.deadlineSeconds, backoffLimit: run.retries, template: podTemplate(workload) };
}
