import { bytes, cpuQuantity, memoryQuantity, millicores } from './quantity.ts';
import type { Quota } from './system.ts';
import type { Amounts, ContainerResources, Workload } from './workload.ts';

/** Share of a Deployment's replicas that a rolling update adds at once. */
export const surgeShare = 0.25;

/** The most that the pods of all workloads ask for at the same time: highest replica count, surge, sidecars and jobs. */
export function quota(workloads: readonly Workload[]): Quota {
  const sum = { pods: 0, gpus: 0, volumes: 0, storage: 0 };
  const requests = { cpu: 0, memory: 0, disk: 0 };
  const limits = { cpu: 0, memory: 0, disk: 0 };
  const add = (
    pods: number,
    container: ContainerResources,
    sidecar: { requests: Amounts; limits: Amounts } | undefined,
  ): void => {
    for (const [total, amounts, proxy] of [
      [requests, container.requests, sidecar?.requests],
      [limits, container.limits, sidecar?.limits],
    ] as const) {
      total.cpu += pods * (millicores(amounts.cpu) + (proxy === undefined ? 0 : millicores(proxy.cpu)));
      total.memory += pods * (bytes(amounts.memory) + (proxy === undefined ? 0 : bytes(proxy.memory)));
      total.disk += pods * bytes(amounts.ephemeralStorage);
    }
    sum.pods += pods;
  };
  for (const workload of workloads) {
    const { controller, pod } = workload;
    add(peakPods(workload), peakResources(workload), pod.sidecar);
    if (controller.kind === 'RayCluster') {
      add(1, controller.head, controller.autoscaler);
      sum.gpus += controller.max * controller.gpus;
    }
    if (controller.kind === 'StatefulSet') {
      sum.volumes += peakPods(workload);
      sum.storage += peakPods(workload) * bytes(controller.storage.size);
    }
  }
  const amounts = (total: typeof requests): Quota['requests'] => ({
    cpu: cpuQuantity(total.cpu),
    memory: memoryQuantity(total.memory),
    ephemeralStorage: memoryQuantity(total.disk),
  });
  return { ...sum, requests: amounts(requests), limits: amounts(limits), storage: memoryQuantity(sum.storage) };
}

/** Pods of a workload (without a Ray head) at the highest replica count, during a rolling update. */
export function peakPods({ controller, scaling }: Workload): number {
  const replicas = scaling.by === 'nobody' ? scaling.replicas : scaling.max;
  if (controller.kind === 'RayCluster') return controller.max;
  return controller.kind === 'Deployment' ? replicas + Math.ceil(replicas * surgeShare) : replicas;
}

/** Where a VerticalPodAutoscaler sets requests, they may rise to its upper bound. */
export function peakResources({ pod, verticalScaling }: Workload): ContainerResources {
  const { resources } = pod;
  if (verticalScaling === undefined || verticalScaling.mode === 'Off') return resources;
  return { ...resources, requests: { ...resources.requests, ...verticalScaling.max } };
}
