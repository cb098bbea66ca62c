import type { Environment } from '../spec/environment.ts';
import { withInitContainers } from './init-containers.ts';
import type { OperatedPods } from './system.ts';
import type { ContainerResources } from './pod-of-workload.ts';
import type { Workload } from './workload.ts';

/** Local disk of an injected container without a declared amount: the LimitRange sets this. */
export const injectedDisk = { request: '64Mi', limit: '512Mi' };

/** Pods of one template at their peak. */
export interface PeakPods {
  readonly pods: number;
  /** Pods of the previous version that are still ending; a quota counts them. */
  readonly ending: number;
  /** Requests of each pod, including its sidecars. */
  readonly containers: readonly ContainerResources[];
  /** Node pool; undefined if there are no pools. */
  readonly pool: string | undefined;
}

/** The peak number of pods of a workload: at the highest replica count, during a rolling update. */
export function peakPods(workload: Workload): readonly PeakPods[] {
  const { controller, pod } = workload;
  const pool = pod.placement.nodeSelector['node-type'];
  if (controller.kind === 'RayCluster') {
    const { head, autoscaler, headPlacement, max } = controller;
    return [
      { pods: 1, ending: 0, containers: [head, autoscaler], pool: headPlacement.nodeSelector['node-type'] },
      { pods: max, ending: 0, containers: [pod.resources], pool },
    ];
  }
  if (controller.kind === 'DaemonSet') {
    const containers = containersOf(workload);
    // A node gets the new pod of a DaemonSet only after the old one is gone.
    return controller.nodes.map(({ pool: name, count }) => ({ pods: count, ending: 0, containers, pool: name }));
  }
  const surge = controller.kind === 'Deployment' ? Math.ceil((replicas(workload) * controller.peakSurge) / 100) : 0;
  const ending = endingPods(replicas(workload), surge);
  const containers = containersOf(workload);
  return [{ pods: replicas(workload) + surge, ending, containers, pool }];
}

/**
 * The number of ending pods: those of one step of a rollout end while those of the next step start. A rollout that adds
 * all pods at once has no next step.
 */
export function endingPods(replicas: number, surge: number): number {
  return surge < replicas ? surge : 0;
}

/**
 * The pods of an operator. It replaces them one by one, and the job that creates a pod has ended before the pod starts.
 */
export function peakOperatedPods({ count, resources, sidecars, placement }: OperatedPods): PeakPods {
  return { pods: count, ending: 0, containers: [resources, ...sidecars], pool: placement.nodeSelector['node-type'] };
}

/** The requests of a pod's injected proxy. */
export function proxyResources({ requests, limits }: Environment['sidecar']): ContainerResources {
  return {
    requests: { ...requests, ephemeralStorage: injectedDisk.request },
    limits: { ...limits, ephemeralStorage: injectedDisk.limit },
    gpus: 0,
  };
}

function replicas({ scaling }: Workload): number {
  return scaling.by === 'nobody' ? scaling.replicas : scaling.max;
}

/** Requests that a VerticalPodAutoscaler sets may grow to its upper bound. */
function peakResources({ pod, verticalScaling }: Workload): ContainerResources {
  const { resources } = pod;
  if (verticalScaling === undefined || verticalScaling.mode === 'Off') return resources;
  return { ...resources, requests: { ...resources.requests, ...verticalScaling.max } };
}

/** The proxy starts before all other containers. */
function containersOf(workload: Workload): readonly ContainerResources[] {
  const { initContainers, sidecars } = workload.pod;
  const running = [peakResources(workload), ...sidecars.map(({ resources }) => resources)];
  const initial = initContainers.map(({ resources }) => resources);
  return [...withInitContainers(running, initial), ...sidecar(workload)];
}

function sidecar({ pod }: Workload): readonly ContainerResources[] {
  return pod.sidecar === undefined ? [] : [proxyResources(pod.sidecar)];
}
