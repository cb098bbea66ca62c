import { peakOperatedPods, peakPods, type PeakPods } from './peak.ts';
import { bytes, cpuQuantity, memoryQuantity, millicores } from './quantity.ts';
import type { OperatedPods, Quota } from './system.ts';
import type { Workload } from './workload.ts';

/** Volumes of one size, in bytes. */
interface Volumes {
  readonly count: number;
  readonly size: number;
}

/**
 * The total requests of a namespace's pods at their peak: highest replica count, surge, ending pods, sidecars and jobs.
 */
export function quota(
  workloads: readonly Workload[],
  operated: readonly OperatedPods[],
  ofCharts: { readonly pods: readonly PeakPods[]; readonly volumes: readonly Volumes[] },
): Quota {
  const peaks = [...workloads.flatMap(peakPods), ...operated.map(peakOperatedPods), ...ofCharts.pods];
  const claimed = workloads.flatMap(({ controller, scaling }) => {
    if (controller.kind === 'Deployment')
      return controller.storage === undefined ? [] : [{ count: 1, size: bytes(controller.storage.size) }];
    if (controller.kind !== 'StatefulSet' || scaling.by !== 'nobody') return [];
    return [{ count: scaling.replicas, size: bytes(controller.storage.size) }];
  });
  const volumes: readonly Volumes[] = [
    ...claimed,
    ...ofCharts.volumes,
    ...operated.flatMap(({ count, volumes: sizes }) => sizes.map((size) => ({ count, size: bytes(size) }))),
  ];
  return {
    pods: sum(peaks, ({ ending, pods }) => pods + ending),
    requests: amounts(peaks, 'requests'),
    limits: amounts(peaks, 'limits'),
    gpus: sum(peaks, ({ ending, pods, containers }) => (pods + ending) * sum(containers, ({ gpus }) => gpus)),
    volumes: sum(volumes, ({ count }) => count),
    storage: memoryQuantity(sum(volumes, ({ count, size }) => count * size)),
  };
}

function amounts(peaks: readonly PeakPods[], side: 'requests' | 'limits'): Quota['requests'] {
  const total = (amount: (container: PeakPods['containers'][number]['requests']) => number): number =>
    sum(
      peaks,
      ({ ending, pods, containers }) => (pods + ending) * sum(containers, (container) => amount(container[side])),
    );
  return {
    cpu: cpuQuantity(total(({ cpu }) => millicores(cpu))),
    memory: memoryQuantity(total(({ memory }) => bytes(memory))),
    ephemeralStorage: memoryQuantity(total(({ ephemeralStorage }) => bytes(ephemeralStorage))),
  };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
