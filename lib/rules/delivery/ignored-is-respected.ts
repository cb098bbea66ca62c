import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAboutObject, listKeptWhole } from '../../model/delivery/ignored-differences.ts';
import { writtenByControllers } from '../../model/delivery/written-by-controllers.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { fieldsIn, itemsIn } from '../../model/untyped.ts';

export const ignoredIsRespected: ClusterRule = {
  id: 'ignored-is-respected',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  summary: 'a field that Argo CD ignores in the comparison, and that is in Git, is not put back by a sync',
  why: 'ignoreDifferences hides a difference. The next sync, of any other change, still writes the value in Git over the one in the cluster, unless RespectIgnoreDifferences=true.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-differences-configs',
  *check(cluster) {
    const rewritten = new Map(cluster.once(writtenByControllers).map(({ object, path }) => [object, path]));
    for (const [delivery, objects] of ignoring(cluster)) {
      const keptWhole = keptList(delivery, objects);
      const onlyOutOfSync = delivery.spec.syncPolicy?.syncOptions?.includes('ApplyOutOfSyncOnly=true') === true;
      const found = firstIn(objects, (object) => {
        const path = writtenPath(delivery, object);
        if (path === undefined) return undefined;
        const isPutBack = rewritten.get(object) === path;
        // It is put back with another change of the object at most, and its controller sets it again at once.
        if (onlyOutOfSync && isPutBack) return undefined;
        return { object, path, isPutBack };
      });
      if (found === undefined) continue;
      const { kind, metadata } = found.object;
      yield {
        object: delivery.object,
        field: `${delivery.field}.syncPolicy.syncOptions`,
        is: `${found.path} of ${kind} ${metadata.name} is ignored in the comparison, and a sync puts back what is in Git`,
        needed: needed(keptWhole, found.isPutBack),
      };
    }
  },
};

function needed(keptWhole: string | undefined, isPutBack: boolean): string {
  if (keptWhole === undefined) return 'RespectIgnoreDifferences=true, or the field out of Git';
  const instead = isPutBack ? 'ApplyOutOfSyncOnly=true' : 'the field out of Git';
  return `${instead}; RespectIgnoreDifferences=true would keep ${keptWhole} whole`;
}

/** Deliveries that sync by themselves, ignore something and do not respect that, with their objects. */
function ignoring(cluster: Cluster): ReadonlyMap<Delivery, readonly KubernetesObject[]> {
  const held = new Map<Delivery, KubernetesObject[]>();
  for (const object of cluster.objects) {
    const delivery = holderOf(cluster, object);
    const { ignoreDifferences = [], syncPolicy } = delivery?.spec ?? {};
    if (delivery === undefined || ignoreDifferences.length === 0 || syncPolicy?.automated === undefined) continue;
    if (syncPolicy.syncOptions?.includes('RespectIgnoreDifferences=true') !== true) append(held, delivery, object);
  }
  return held;
}

/** A list that Argo CD could not respect item by item, in words. */
function keptList({ spec }: Delivery, objects: readonly KubernetesObject[]): string | undefined {
  return firstIn(objects, (object) => {
    const about = (spec.ignoreDifferences ?? []).filter((one) => isAboutObject(one, object));
    const list = firstIn(about.flatMap(ignoredPaths), (path) => listKeptWhole(object, path));
    return list && `${list} of ${object.kind} ${object.metadata.name}`;
  });
}

/** The first result that there is. */
function firstIn<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first ignored field that the object has. */
function writtenPath({ spec }: Delivery, object: KubernetesObject): string | undefined {
  for (const one of spec.ignoreDifferences ?? []) {
    if (!isAboutObject(one, object)) continue;
    const path = ignoredPaths(one).find((ignored) => isWritten(object, ignored.split('.')));
    if (path !== undefined) return path;
  }
  return undefined;
}

/** Whether there is a value at a path, in any item of the lists on its way. */
function isWritten(value: unknown, [step, ...more]: readonly string[]): boolean {
  if (Array.isArray(value)) return itemsIn(value).some((item) => isWritten(item, [step ?? '', ...more]));
  if (step === undefined) return value !== undefined;
  const inner = fieldsIn(value)[step];
  return inner !== undefined && (more.length === 0 || isWritten(inner, more));
}
