import type { Cluster } from '../cluster.ts';
import { isRay, raySpecOf } from './ray.ts';
import { containersOf, type PlacedContainer, type Pods } from './pods.ts';

/** Pods whose containers stand in a manifest; those of a PostgreSQL cluster and of its poolers an operator completes. */
export function writtenPods(cluster: Cluster): readonly Pods[] {
  return cluster.once(withoutOperated);
}

/** Written pods that answer somebody for as long as they run, each in many copies: not jobs, and not Ray's. */
export function servingPods(cluster: Cluster): readonly Pods[] {
  return cluster.once(withoutJobsAndRay);
}

/** Containers as they are written: the autoscaler of a Ray cluster stands in its options. */
export function writtenContainers(pods: Pods): readonly PlacedContainer[] {
  const placed = containersOf(pods);
  if (pods.role !== 'head') return placed;
  return placed.map((one) =>
    isAutoscaler(pods, one) ? { ...one, field: `${raySpecOf(pods.owner)?.at ?? 'spec'}.autoscalerOptions` } : one,
  );
}

/** Whether a container is the one that KubeRay adds to a head, with an image and a command of its own. */
export function isAutoscaler({ role }: Pods, { container }: PlacedContainer): boolean {
  return role === 'head' && container.name === 'autoscaler' && container.image === undefined;
}

/** Whether pods run on Windows, where the security of Linux does not exist. */
export function onWindows({ spec }: Pods): boolean {
  return spec.os?.name === 'windows';
}

function withoutOperated({ pods }: Cluster): readonly Pods[] {
  return pods.filter(({ role, owner }) => role !== 'instance' && owner.kind !== 'Pooler');
}

function withoutJobsAndRay(cluster: Cluster): readonly Pods[] {
  return writtenPods(cluster).filter(({ runsOnce, owner }) => !runsOnce && !isRay(owner) && owner.kind !== 'Pod');
}
