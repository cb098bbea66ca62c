import type { VerticalPodAutoscaler } from '../../imports/types/autoscaling.k8s.io.ts';
import type { VerticalScaling } from '../resolve/scaling-of-workload.ts';
import type { Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
import { scaleTarget } from './scale-target.ts';

/**
 * Recommends requests, and sets them if the replica count does not depend on them. Limits and the sidecar stay
 * unchanged.
 */
export function verticalPodAutoscaler(workload: Workload, { mode, min, max }: VerticalScaling): VerticalPodAutoscaler {
  return {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: workloadMetadata(workload),
    spec: {
      targetRef: scaleTarget(workload),
      updatePolicy: { updateMode: mode },
      resourcePolicy: {
        containerPolicies: [
          {
            containerName: workload.name,
            controlledResources: ['cpu', 'memory'],
            controlledValues: 'RequestsOnly',
            minAllowed: { ...min },
            maxAllowed: { ...max },
          },
          ...workload.pod.sidecars.map(({ name }) => ({ containerName: name, mode: 'Off' as const })),
          { containerName: 'istio-proxy', mode: 'Off' },
        ],
      },
    },
  };
}
