import type { RayClusterSpec } from '../../../imports/types/ray.io.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';

/** The Ray cluster that an object is or makes, and where its spec stands. */
export interface RaySpec {
  readonly spec: Loose<RayClusterSpec>;
  readonly at: string;
}

/**
 * The Ray cluster of a RayCluster, or the one that KubeRay makes of a RayJob or a RayService; undefined of other objects, and
 * of a RayJob that runs on a cluster that is there.
 */
export function raySpecOf(object: KubernetesObject): RaySpec | undefined {
  const read = ({ spec, at }: { readonly spec: Loose<RayClusterSpec> | undefined; readonly at: string }) =>
    spec === undefined ? undefined : { spec, at };
  switch (object.kind) {
    case 'RayCluster':
      return { spec: (object as Of<'RayCluster'>).spec ?? {}, at: 'spec' };
    case 'RayJob':
      return read({ spec: (object as Of<'RayJob'>).spec?.rayClusterSpec, at: 'spec.rayClusterSpec' });
    case 'RayService':
      return read({ spec: (object as Of<'RayService'>).spec?.rayClusterConfig, at: 'spec.rayClusterConfig' });
    default:
      return undefined;
  }
}

/** Whether an object makes pods of Ray. */
export function isRay({ kind }: KubernetesObject): boolean {
  return kind === 'RayCluster' || kind === 'RayJob' || kind === 'RayService';
}
