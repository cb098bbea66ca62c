import type { ClusterRule } from '../rule.ts';
import type { Cluster } from '../cluster.ts';
import type { Pods } from '../pods.ts';
import { selects } from '../selector.ts';
import { isProduction, serving } from './serving.ts';

/** Replicas on one node, or in one zone, go together. */
export const servingIsSpread: ClusterRule = {
  id: 'serving-is-spread',
  severity: 'error',
  summary: 'what serves in production is spread over nodes and zones',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const [pods, service] of cluster.once(serving)) {
      if (pods.replicas.min < 2 || pods.owner.kind === 'DaemonSet') continue;
      for (const [topology, what] of topologies) {
        if (isSpread(cluster, pods, topology)) continue;
        const is = `nothing spreads the replicas behind Service ${service} over ${what}`;
        const field = `${pods.field}.topologySpreadConstraints`;
        yield { object: pods.owner, field, is, needed: `one with topologyKey ${topology} and their own labels` };
      }
    }
  },
};

const topologies = [
  ['kubernetes.io/hostname', 'nodes'],
  ['topology.kubernetes.io/zone', 'zones'],
] as const;

function isSpread({ own }: Cluster, { labels, owner, spec }: Pods, topology: string): boolean {
  if (!own.has(owner)) return true;
  const { affinity, topologySpreadConstraints = [] } = spec;
  if (
    topologySpreadConstraints.some(
      ({ labelSelector, topologyKey }) =>
        topologyKey === topology && labelSelector !== undefined && selects(labelSelector, labels),
    )
  )
    return true;
  const {
    preferredDuringSchedulingIgnoredDuringExecution: preferred = [],
    requiredDuringSchedulingIgnoredDuringExecution: required = [],
  } = affinity?.podAntiAffinity ?? {};
  const terms = [...required, ...preferred.map(({ podAffinityTerm }) => podAffinityTerm ?? {})];
  return terms.some(
    ({ labelSelector, topologyKey }) =>
      topologyKey === topology && labelSelector !== undefined && selects(labelSelector, labels),
  );
}
