import type { Cluster } from '../../model/cluster.ts';
import { holderOf, type Delivery } from '../../model/delivery/deliveries.ts';
import { ignoredPaths, isAboutObject } from '../../model/delivery/ignored-differences.ts';
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
    const seen = new Set<KubernetesObject>();
    for (const object of cluster.objects) {
      const delivery = ignoring(cluster, object);
      if (delivery === undefined || seen.has(delivery.object)) continue;
      const path = writtenPath(delivery, object);
      if (path === undefined) continue;
      seen.add(delivery.object);
      const { kind, metadata } = object;
      yield {
        object: delivery.object,
        field: `${delivery.field}.syncPolicy.syncOptions`,
        is: `${path} of ${kind} ${metadata.name} is ignored in the comparison, and a sync puts back what is in Git`,
        needed: 'RespectIgnoreDifferences=true, or the field out of Git',
      };
    }
  },
};

/** The delivery of an object, where it syncs by itself, ignores something and does not respect that. */
function ignoring(cluster: Cluster, object: KubernetesObject): Delivery | undefined {
  const delivery = holderOf(cluster, object);
  const { ignoreDifferences = [], syncPolicy } = delivery?.spec ?? {};
  if (ignoreDifferences.length === 0 || syncPolicy?.automated === undefined) return undefined;
  return syncPolicy.syncOptions?.includes('RespectIgnoreDifferences=true') === true ? undefined : delivery;
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
