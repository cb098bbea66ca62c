import type { LabelSelector } from '../../../imports/kubernetes.ts';
import { affinityTerms } from '../../model/pods/affinity-terms.ts';
import type { Loose } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selects } from '../../model/selector.ts';
import { servingPods } from '../../model/pods/written-pods.ts';

export const spreadOverNodes: ClusterRule = {
  id: 'spread-over-nodes',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'replicas are spread over nodes and zones',
  why: 'Replicas on one node, or in one zone, go down together.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  *check(cluster) {
    for (const pods of servingPods(cluster)) {
      const { owner, field, labels, replicas } = pods;
      if (owner.kind === 'DaemonSet') continue;
      const own = new Set<string | undefined>();
      if (replicas.max < 2) continue;
      for (const { selector, key } of keepingApart(pods)) if (selects(selector, labels)) own.add(key);
      for (const [key, where] of places) {
        if (own.has(key)) continue;
        const is = `nothing keeps its up to ${replicas.max} replicas apart over ${where}`;
        yield { object: owner, field: `${field}.topologySpreadConstraints`, is, needed: `topologyKey: ${key}` };
      }
    }
  },
};

const places = [
  ['kubernetes.io/hostname', 'nodes'],
  ['topology.kubernetes.io/zone', 'zones'],
] as const;

interface Apart {
  readonly selector: Loose<LabelSelector>;
  readonly key: string | undefined;
}

/** Spread constraints and anti-affinities that separate the pods from others. */
function keepingApart(pods: Pods): readonly Apart[] {
  const spread = pods.spec.topologySpreadConstraints ?? [];
  const apart = affinityTerms(pods).flatMap(({ kind, term }) => (kind === 'podAntiAffinity' ? [term] : []));
  return [...spread, ...apart].map(({ labelSelector, topologyKey }) => ({
    selector: labelSelector ?? nobody,
    key: topologyKey,
  }));
}

/** A missing selector selects no pod. */
const nobody: Loose<LabelSelector> = { matchExpressions: [{ key: 'none', operator: 'In', values: [] }] };
