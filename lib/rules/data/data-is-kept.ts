import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { dataKinds, isInstanceOfCluster } from '../../model/data/data-kinds.ts';
import { deliveriesOf, deliveryOf, type Delivery } from '../../model/delivery/deliveries.ts';

const key = 'argocd.argoproj.io/sync-options';

export const dataIsKept: ClusterRule = {
  id: 'data-is-kept',
  tier: 'policy',
  severity: 'error',
  kinds: ['Namespace', 'StatefulSet'],
  summary: 'Argo CD neither prunes nor deletes namespaces and objects that hold data',
  why: 'Pruning deletes what is no longer in Git, for example after a wrong merge: a namespace goes with everything in it.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources',
  *check(cluster) {
    const all = cluster.once(deliveriesOf);
    if (cluster.environment === 'dev' || !all.some(prunes)) return;
    const deliveries = cluster.once(deliveryOf);
    for (const { kind } of dataKinds) {
      for (const object of cluster.of(kind)) {
        if (!cluster.own.has(object) || !isPruned(cluster, deliveries, object) || !holdsData(object)) continue;
        const delivery = deliveries.get(object);
        const holders = delivery === undefined ? all.filter(prunes) : [delivery];
        const own = optionsOf(object.metadata.annotations?.[key]?.split(',') ?? []);
        const missing = ['Prune', 'Delete'].filter((name) =>
          own.has(name) ? !isKept(own, name) : holders.some((one) => !isKept(appOptions(one), name)),
        );
        if (missing.length === 0) continue;
        const needed = `${key}: ${missing.map((name) => `${name}=false`).join(',')}`;
        const is = `a commit without ${object.kind} ${object.metadata.name} deletes it and its data`;
        yield { object, field: `metadata.annotations['${key}']`, is, needed };
      }
    }
  },
};

function prunes({ spec }: Delivery): boolean {
  const { enabled, prune } = spec.syncPolicy?.automated ?? {};
  return prune === true && enabled !== false;
}

/** Whether an Application that prunes deploys the object; where no folder tells which one does, any may. */
function isPruned(cluster: Cluster, deliveries: ReadonlyMap<KubernetesObject, Delivery>, object: KubernetesObject) {
  const delivery = deliveries.get(object);
  if (delivery === undefined) return cluster.fileOf(object) === undefined || deliveries.size === 0;
  return prunes(delivery) && !isThrownAway(delivery);
}

/** The data of a preview is deleted with its pull request. */
function isThrownAway({ object }: Delivery): boolean {
  const { generators = [] } = (object as Of<'ApplicationSet'>).spec ?? {};
  return generators.some(({ pullRequest }) => pullRequest !== undefined);
}

/** The claims of a StatefulSet are kept when it is deleted, unless its policy says otherwise. */
function holdsData(object: KubernetesObject): boolean {
  if (object.kind !== 'StatefulSet') return !isInstanceOfCluster(object);
  const { persistentVolumeClaimRetentionPolicy: policy, volumeClaimTemplates = [] } =
    (object as Of<'StatefulSet'>).spec ?? {};
  return volumeClaimTemplates.length > 0 && policy?.whenDeleted === 'Delete';
}

type Options = ReadonlyMap<string, string>;

function isKept(options: Options, name: string): boolean {
  return /^(false|confirm)$/.test(options.get(name) ?? '');
}

/** Options of the Application apply to objects without their own. https://argo-cd.readthedocs.io/en/latest/user-guide/sync-options/#no-prune-resources */
function appOptions({ spec }: Delivery): Options {
  return optionsOf(spec.syncPolicy?.syncOptions ?? []);
}

function optionsOf(list: readonly string[]): Options {
  return new Map(list.map((option) => option.trim().split('=')).map(([name = '', value = '']) => [name, value]));
}
