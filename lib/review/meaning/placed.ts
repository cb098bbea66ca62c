import type { KubernetesObject } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { Affected, ClusterChange } from '../consequence.ts';
import { titleOf } from '../difference/written.ts';

/** The pods after a change, each with what it was before; undefined if it is new. */
export function* podsOnBothSides({ before, after }: ClusterChange): Iterable<readonly [Pods | undefined, Pods]> {
  const known = new Map(before.pods.map((pods) => [keyOfPods(pods), pods]));
  for (const pods of after.pods) yield [known.get(keyOfPods(pods)), pods];
}

/** What pods have on both sides: their owner, and the place of their template. */
export function keyOfPods({ owner, role, field }: Pods): string {
  return `${keyOfObject(owner)} ${role} ${field}`;
}

/** What an object has on both sides. */
export function keyOfObject({ kind, metadata: { namespace = '', name } }: KubernetesObject): string {
  return `${kind} ${namespace}/${name}`;
}

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
  const file = change.after.fileOf(object) ?? change.before.fileOf(object) ?? files.get(keyOfObject(object)) ?? '';
  return {
    cluster: change.name,
    object: titleOf(object),
    file,
    ...(detail !== undefined && { detail }),
  };
}
