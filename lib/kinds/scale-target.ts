import type { Workload } from '../resolve/workload.ts';

/** What sets the number of a workload's pods: its Rollout where there is one, which autoscalers must then target. */
export function scaleTarget({ name, controller }: Workload): { apiVersion: string; kind: string; name: string } {
  const rollout = controller.kind === 'Deployment' && controller.delivery.strategy !== 'rolling';
  if (rollout) return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name };
  return { apiVersion: 'apps/v1', kind: controller.kind, name };
}
