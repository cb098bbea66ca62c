import type { Workload } from '../resolve/workload.ts';

/** The object that an autoscaler must target: the workload's Rollout if there is one, otherwise its controller. */
export function scaleTarget({ name, controller }: Workload): { apiVersion: string; kind: string; name: string } {
  const rollout = controller.kind === 'Deployment' && controller.delivery.strategy !== 'rolling';
  if (rollout) return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name };
  return { apiVersion: 'apps/v1', kind: controller.kind, name };
}
