import type { Manifest } from '../manifests/manifest.ts';
import { amount, fieldsOf, type ContainerFields, type PodsOfObject } from './object-pods.ts';
import { endingPods, type PeakPods } from './peak.ts';
import { withInitContainers } from './init-containers.ts';
import { cpuQuantity, memoryQuantity } from './quantity.ts';
import type { ContainerResources } from './pod-of-workload.ts';

/** The peak number of pods of each object, and the requests of each pod, including its proxy of the service mesh. */
export function peakPodsOfObjects(
  pods: readonly PodsOfObject[],
  manifests: readonly Manifest[],
  { proxy, nodes, defaultPool }: Surroundings,
): readonly PeakPods[] {
  return pods.map(({ spec, labels, manifest }) => {
    const injected = labels['sidecar.istio.io/inject'] === 'false' ? [] : [proxy];
    const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
    const containers = [...(spec.containers ?? []), ...sidecars].map(containerResources);
    const initial = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy !== 'Always');
    return {
      ...peakCount(manifest, manifests, nodes),
      // The proxy starts before the init containers.
      containers: [...withInitContainers(containers, initial.map(containerResources)), ...injected],
      pool: spec.nodeSelector?.['node-type'] ?? defaultPool,
    };
  });
}

/** The surroundings of a chart's pods. */
export interface Surroundings {
  readonly proxy: ContainerResources;
  /** The largest number of nodes, for pods that run on every node. */
  readonly nodes: number;
  /** Pool of pods without a node selector. */
  readonly defaultPool: string | undefined;
}

/** Replicas at the maximum of their autoscaler during a rollout, and pods that are still ending. */
function peakCount(
  manifest: Manifest,
  manifests: readonly Manifest[],
  nodes: number,
): Pick<PeakPods, 'pods' | 'ending'> {
  const { kind, metadata } = manifest;
  const spec = fieldsOf(fieldsOf(manifest).spec);
  const fixed = (pods: number) => ({ pods, ending: 0 });
  if (kind === 'DaemonSet') return fixed(nodes);
  if (kind === 'Pod') return fixed(1);
  if (kind === 'Job') return fixed(Number(spec.parallelism ?? 1));
  if (kind === 'CronJob') return fixed(Number(fieldsOf(fieldsOf(spec.jobTemplate).spec).parallelism ?? 1));
  const maxima = manifests.flatMap((other) => {
    const { scaleTargetRef, maxReplicas, maxReplicaCount } = fieldsOf(fieldsOf(other).spec);
    const target = fieldsOf(scaleTargetRef);
    const isScaler = other.kind === 'HorizontalPodAutoscaler' || other.kind === 'ScaledObject';
    if (!isScaler || target.name !== metadata.name || (target.kind ?? 'Deployment') !== kind) return [];
    return [Number(maxReplicas ?? maxReplicaCount ?? 100)];
  });
  const replicas = Math.max(Number(spec.replicas ?? 1), ...maxima);
  const added = kind === 'Deployment' ? surge(fieldsOf(spec.strategy), replicas) : 0;
  return { pods: replicas + added, ending: endingPods(replicas, added) };
}

function surge({ type = 'RollingUpdate', rollingUpdate }: Readonly<Record<string, unknown>>, replicas: number): number {
  if (type !== 'RollingUpdate') return 0;
  const { maxSurge = '25%' } = fieldsOf(rollingUpdate);
  const number = Number.parseFloat(String(maxSurge));
  return String(maxSurge).endsWith('%') ? Math.ceil((number * replicas) / 100) : number;
}

/** What the namespace's LimitRange sets for a container without resources. */
const defaults = {
  requests: { cpu: 0.05, memory: 64 * 2 ** 20, 'ephemeral-storage': 64 * 2 ** 20 },
  limits: { cpu: 0.5, memory: 256 * 2 ** 20, 'ephemeral-storage': 512 * 2 ** 20 },
};

function containerResources({ resources = {} }: ContainerFields): ContainerResources {
  const side = (name: 'requests' | 'limits') => {
    const own = resources[name];
    // A limit without a request is also the request.
    const of = (resource: 'cpu' | 'memory' | 'ephemeral-storage'): number =>
      amount(
        own?.[resource] ?? (name === 'requests' ? resources.limits?.[resource] : undefined),
        defaults[name][resource],
      );
    return {
      cpu: cpuQuantity(Math.ceil(of('cpu') * 1000)),
      memory: memoryQuantity(of('memory')),
      ephemeralStorage: memoryQuantity(of('ephemeral-storage')),
    };
  };
  return { requests: side('requests'), limits: side('limits'), gpus: amount(resources.limits?.['nvidia.com/gpu'], 0) };
}
