import type { KubernetesObject, Of } from '../kinds.ts';
import type { ObjectsByKind } from '../objects-by-kind.ts';

/** The target of an autoscaler. */
export interface Target {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Rollouts by the Deployment whose template they use. */
export function rolloutsByReference(cluster: ObjectsByKind): ReadonlyMap<string, Of<'Rollout'>> {
  const rollouts = new Map<string, Of<'Rollout'>>();
  for (const rollout of cluster.of('Rollout')) {
    const { workloadRef } = rollout.spec ?? {};
    if (workloadRef === undefined) continue;
    rollouts.set(targetKey(targetOf(rollout, workloadRef)), rollout);
  }
  return rollouts;
}

/** What a reference in an object names; the kind is a Deployment where the reference does not say. */
export function targetOf(
  { metadata }: KubernetesObject,
  reference: { readonly kind?: string | undefined; readonly name?: string | undefined } | undefined,
): Target {
  return {
    kind: reference?.kind ?? 'Deployment',
    namespace: metadata.namespace ?? '',
    name: reference?.name ?? '',
  };
}

/** Key of a target in the indexes. */
export function targetKey({ kind, namespace, name }: Target): string {
  return `${kind}/${namespace}/${name}`;
}

/** Key of an object as a target. */
export function objectKey({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}
