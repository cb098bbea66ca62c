import type { PodDisruptionBudget } from '../../imports/kubernetes.ts';
import type { Workload } from '../resolve/workload.ts';
import { selectorLabels, workloadMetadata } from './metadata.ts';

/** Lets a drain evict one pod at a time, at any replica count. A pod that is not healthy never blocks a drain. */
export function podDisruptionBudget(
  workload: Workload,
): PodDisruptionBudget & { apiVersion: 'policy/v1'; kind: 'PodDisruptionBudget' } {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: workloadMetadata(workload),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorLabels(workload) },
    },
  };
}
