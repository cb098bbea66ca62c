import type { PodSpec } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose } from '../kinds.ts';
import { raySpecOf } from '../pods/ray.ts';

/** The spec of pods as a manifest has it: without what an operator adds to it. */
export interface Template {
  readonly owner: KubernetesObject;
  readonly field: string;
  readonly spec: Loose<PodSpec>;
  /** Whether an operator fills in what is missing: a Pooler leaves the image to CloudNativePG. */
  readonly isPartial: boolean;
}

/** Every spec of pods in the manifests of a cluster. */
export function templatesOf(cluster: Cluster): readonly Template[] {
  return cluster.once(readTemplates);
}

function readTemplates({ pods }: Cluster): readonly Template[] {
  return pods.flatMap(({ owner, field, role, spec }) => {
    if (role === 'instance') return [];
    if (role !== 'head') return [{ owner, field, spec, isPartial: owner.kind === 'Pooler' }];
    const { template } = raySpecOf(owner)?.spec.headGroupSpec ?? {};
    return [{ owner, field, spec: template?.spec ?? {}, isPartial: false }];
  });
}
