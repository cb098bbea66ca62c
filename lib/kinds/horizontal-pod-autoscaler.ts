import type { HorizontalPodAutoscaler, HorizontalPodAutoscalerBehavior, MetricSpec } from '../../imports/kubernetes.ts';
import type { ScalingRange } from '../resolve/scaling-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
import { present } from './present.ts';
import { scaleTarget } from './scale-target.ts';

/** Sets the replica count by the CPU and memory of the main container only; sidecars do not count. */
export function horizontalPodAutoscaler(
  workload: Workload,
  range: ScalingRange,
): HorizontalPodAutoscaler & { apiVersion: 'autoscaling/v2'; kind: 'HorizontalPodAutoscaler' } {
  const metric = (name: string, averageUtilization: number | undefined): MetricSpec[] => {
    if (averageUtilization === undefined) return [];
    const target = { type: 'Utilization', averageUtilization };
    return [{ type: 'ContainerResource', containerResource: { container: workload.name, name, target } }];
  };
  const target = scaleTarget(workload);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    // kube-score does not know Rollouts.
    metadata: workloadMetadata(workload, {
      ...(target.kind === 'Rollout' && { annotations: { 'kube-score/ignore': 'horizontalpodautoscaler-has-target' } }),
    }),
    spec: present({
      scaleTargetRef: target,
      minReplicas: range.min,
      maxReplicas: range.max,
      metrics: [...metric('cpu', range.cpu), ...metric('memory', range.memory)],
      behavior: scalingBehavior(range),
    }),
  };
}

/** How fast the count may change, for an HPA or for the HPA that KEDA creates. */
export function scalingBehavior({ behavior }: ScalingRange): HorizontalPodAutoscalerBehavior | undefined {
  if (behavior === undefined) return undefined;
  const rules = (given: typeof behavior.scaleUp) =>
    given && {
      stabilizationWindowSeconds: given.stabilizationWindowSeconds,
      policies: given.policies.map((policy) => ({ ...policy })),
      selectPolicy: given.selectPolicy ?? 'Max',
    };
  return present({ scaleUp: rules(behavior.scaleUp), scaleDown: rules(behavior.scaleDown) });
}
