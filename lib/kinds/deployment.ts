import type { Deployment } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { declaredAnnotations } from './declared.ts';
import { annotationPrefix, podLabels, selectorLabels, workloadMetadata } from './metadata.ts';
import { podTemplate } from './pod-template.ts';
import { present } from './present.ts';
import { scaleTarget } from './scale-target.ts';

type Controlled = Extract<Workload['controller'], { kind: 'Deployment' }>;

/**
 * Keeps the pods of a workload running. An autoscaler, if there is one, sets `replicas`. With a Rollout, the Rollout
 * does, and uses the pod template of this Deployment.
 */
export function deployment(
  workload: Workload,
  {
    rollingSurge,
    progressDeadlineSeconds,
    storage,
  }: Pick<Controlled, 'rollingSurge' | 'progressDeadlineSeconds' | 'storage'>,
): Deployment & { apiVersion: 'apps/v1'; kind: 'Deployment' } {
  const { scaling } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: workloadMetadata(workload, { labels: podLabels(workload), annotations: controllerAnnotations(workload) }),
    spec: present({
      replicas: scaling.by === 'nobody' && scaleTarget(workload).kind === 'Deployment' ? scaling.replicas : undefined,
      revisionHistoryLimit: 5,
      progressDeadlineSeconds,
      selector: { matchLabels: selectorLabels(workload) },
      // A pod on another node waits for a volume for as long as the old pod has it.
      strategy:
        storage?.isExclusive === true
          ? { type: 'Recreate' }
          : { type: 'RollingUpdate', rollingUpdate: { maxSurge: `${rollingSurge}%`, maxUnavailable: 0 } },
      template: podTemplate(workload),
    }),
  };
}

/**
 * Annotations with the purpose of the workload, its declarations, its assumptions, and the scanner checks that do not
 * apply to it, with the reason.
 */
export function controllerAnnotations(workload: Workload): Record<string, string> {
  const { description, assumed, scaling, pod } = workload;
  const secretVariables = pod.environment.some((variable) => 'secretKey' in variable);
  return {
    'kubernetes.io/description': description,
    ...declaredAnnotations(workload),
    ...(assumed !== undefined && { [`${annotationPrefix}/assumed`]: assumed }),
    // The autoscaler sets the count, and kube-score refuses `replicas` beside an autoscaler.
    ...(scaling.by !== 'nobody' && { 'polaris.fairwinds.com/deploymentMissingReplicas-exempt': 'true' }),
    // kube-score does not know ScaledObjects and Rollouts, and takes the count for 1.
    ...((scaling.by === 'ScaledObject' || scaleTarget(workload).kind === 'Rollout') && {
      'kube-score/ignore': 'deployment-replicas',
    }),
    ...(pod.mountServiceAccountToken && { 'checkov.io/skip1': 'CKV_K8S_38=it calls the Kubernetes API' }),
    ...(secretVariables && {
      'checkov.io/skip2': 'CKV_K8S_35=the image reads it from nowhere else',
      'ignore-check.kube-linter.io/read-secret-from-env-var': 'the image reads it from nowhere else',
    }),
  };
}
