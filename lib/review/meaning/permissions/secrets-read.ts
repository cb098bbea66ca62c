import type { Cluster } from '../../../model/cluster.ts';
import { keyedReferences } from '../../../model/references/keyed-references.ts';
import { remoteReads } from '../../../model/references/remote-secrets.ts';
import type { ClusterChange, Meant } from '../../consequence.ts';
import { affectedOf, filesOf, keyOfObject } from '../placed.ts';

/** Secrets that pods read, and remote secrets that become Secrets. */
export function* secretsRead(change: ClusterChange): Iterable<Meant> {
  const files = filesOf(change);
  yield* ofPods(change, files);
  yield* ofStores(change, files);
}

function* ofPods(change: ClusterChange, files: ReadonlyMap<string, string>): Iterable<Meant> {
  const [before, after] = [readers(change.before), readers(change.after)];
  const known = new Set(change.before.pods.map(({ owner }) => keyOfObject(owner)));
  for (const [key, { object, secret }] of after) {
    if (before.has(key)) continue;
    const isNew = !known.has(keyOfObject(object));
    yield {
      severity: isNew ? 'low' : 'medium',
      what: 'a Secret is newly read',
      reason: isNew ? 'It comes with a new workload.' : 'A workload can read a secret that it could not read before.',
      object: affectedOf(change, object, secret, files),
    };
  }
}

function readers(cluster: Cluster) {
  const owners = new Set<unknown>(cluster.pods.map(({ owner }) => owner));
  return new Map(
    cluster.once(keyedReferences).flatMap(({ to, object, namespace, name }) => {
      const secret = `${namespace}/${name}`;
      const isRead = to === 'Secret' && owners.has(object);
      return isRead ? [[`${keyOfObject(object)} ${secret}`, { object, secret }] as const] : [];
    }),
  );
}

function* ofStores(change: ClusterChange, files: ReadonlyMap<string, string>): Iterable<Meant> {
  const [before, after] = [remotelyRead(change.before), remotelyRead(change.after)];
  for (const [key, { object, key: name, property }] of after) {
    if (before.has(key)) continue;
    const isNew = change.objects.some(
      (one) => one.kind === 'Namespace' && one.how === 'added' && one.name === object.metadata.namespace,
    );
    yield {
      severity: isNew ? 'low' : 'medium',
      what: 'a remote secret is newly read',
      reason: 'It must exist in the store before the sync; then it becomes a Secret of the namespace.',
      object: affectedOf(change, object, property === undefined ? name : `${name} › ${property}`, files),
    };
  }
}

function remotelyRead(cluster: Cluster) {
  return new Map(
    cluster
      .once(remoteReads)
      .map((read) => [`${read.object.metadata.namespace ?? ''} ${read.key} ${read.property ?? ''}`, read] as const),
  );
}
