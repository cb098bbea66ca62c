import type { KubernetesObject } from '../../model/kinds.ts';
import type { Affected, ClusterChange } from '../consequence.ts';

/** Files of the objects that changed in a cluster, by `Kind namespace/name`. */
export function filesOf({ objects }: ClusterChange): ReadonlyMap<string, string> {
  return new Map(
    objects.map(({ kind, namespace, name, before, after }) => [
      `${kind} ${namespace}/${name}`,
      (after ?? before)?.file ?? '',
    ]),
  );
}

/** An object of the model in the form of consequences, with its file in the head or else in the base. */
export function affectedOf(
  change: ClusterChange,
  object: KubernetesObject,
  detail: string | undefined,
  files: ReadonlyMap<string, string> = new Map(),
): Affected {
  const { kind, metadata } = object;
  const { namespace = '', name } = metadata;
  const file =
    change.after.fileOf(object) ?? change.before.fileOf(object) ?? files.get(`${kind} ${namespace}/${name}`) ?? '';
  return {
    cluster: change.name,
    object: `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`,
    file,
    ...(detail !== undefined && { detail }),
  };
}
