import type { Cluster } from '../cluster.ts';
import type { KubernetesObject } from '../kinds.ts';
import { objectKey, targetKey, targetOf } from '../scaling/targets.ts';
import type { Pods } from './pods.ts';

/** Pods by the workload that their number is set on, and by the one that has their template. */
export function podsByTarget(cluster: Cluster): ReadonlyMap<string, Pods> {
  const byTarget = new Map<string, Pods>();
  for (const pods of cluster.pods) {
    byTarget.set(objectKey(pods.owner), pods);
    byTarget.set(objectKey(pods.scaled), pods);
  }
  return byTarget;
}

/** The pods of the workload that a reference in an object names. */
export function podsOfTarget(
  cluster: Cluster,
  object: KubernetesObject,
  reference: Parameters<typeof targetOf>[1],
): Pods | undefined {
  return cluster.once(podsByTarget).get(targetKey(targetOf(object, reference)));
}
