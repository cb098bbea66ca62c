import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import type { ClusterRule } from '../rule.ts';
import { dataKinds } from './data-kinds.ts';
import { deliveriesOf, deliveryOf, type Delivery } from './delivery.ts';

const key = 'argocd.argoproj.io/sync-options';

/** Pruning deletes what is no longer in Git, as after a wrong merge: a namespace goes with all that is in it. */
export const dataIsKept: ClusterRule = {
  id: 'data-is-kept',
  severity: 'error',
  summary: 'Argo CD neither prunes nor deletes namespaces and what holds data',
  *check(cluster) {
    if (cluster.environment === 'dev' || !cluster.once(deliveriesOf).some(prunes)) return;
    const deliveries = cluster.once(deliveryOf);
    for (const kind of dataKinds) {
      for (const object of cluster.of(kind)) {
        if (!cluster.own.has(object) || !isPruned(cluster, deliveries, object) || !holdsData(object)) continue;
        const options = optionsOf(object);
        const missing = ['Prune', 'Delete'].filter((name) => !/^(false|confirm)$/.test(options.get(name) ?? ''));
        if (missing.length === 0) continue;
        const needed = `${key}: ${missing.map((name) => `${name}=false`).join(',')}`;
        const is = `a commit without ${object.kind} ${object.metadata.name} deletes it and its data`;
        yield { object, field: `metadata.annotations['${key}']`, is, needed };
      }
    }
  },
};

function prunes({ spec }: Delivery): boolean {
  return spec.syncPolicy?.automated?.prune === true;
}

/** Whether an Application that prunes holds an object; where no folder shows which one holds it, any may. */
function isPruned(cluster: Cluster, deliveries: ReadonlyMap<KubernetesObject, Delivery>, object: KubernetesObject) {
  const delivery = deliveries.get(object);
  if (delivery === undefined) return cluster.fileOf(object) === undefined || deliveries.size === 0;
  return prunes(delivery) && !isThrownAway(delivery);
}

/** The data of a pull request goes with it. */
function isThrownAway({ object }: Delivery): boolean {
  const { generators = [] } = (object as Of<'ApplicationSet'>).spec ?? {};
  return generators.some(({ pullRequest }) => pullRequest !== undefined);
}

/** A StatefulSet without claims keeps nothing. */
function holdsData(object: KubernetesObject): boolean {
  if (object.kind !== 'StatefulSet') return true;
  return ((object as Of<'StatefulSet'>).spec?.volumeClaimTemplates ?? []).length > 0;
}

function optionsOf({ metadata: { annotations } }: KubernetesObject): ReadonlyMap<string, string> {
  const options = (annotations?.[key] ?? '').split(',').map((option) => option.trim().split('='));
  return new Map(options.map(([name = '', value = '']) => [name, value]));
}
