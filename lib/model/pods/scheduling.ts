import type { Affinity, TopologySpreadConstraint } from '../../../imports/kubernetes.ts';
import type { Loose, Of } from '../kinds.ts';
import type { Pods } from './pods.ts';
import { remembered } from '../remembered.ts';
import { selects } from '../selector.ts';
import { matches, type Labels, type Requirement } from '../nodes/node-labels.ts';
import type { Pool, Taint } from '../nodes/node-pools.ts';

/** The nodes and other pods that pods can be scheduled with. */
export interface Scheduling {
  readonly selector: readonly Requirement[];
  /** One of these must hold; empty without a requirement. */
  readonly terms: readonly (readonly Requirement[])[];
  readonly tolerations: readonly Loose<{ key: string; operator: string; value: string; effect: string }>[];
  /** The maximum of these pods on one node; Infinity without anti-affinity. */
  readonly perNode: number;
  /** Whether that holds on nodes of which no more can be made. */
  readonly apart: boolean;
  /** Spread evenly over zones, or no two in one zone. */
  readonly zones: 'any' | 'even' | 'apart';
  /** Where each of them stands in the owner. */
  readonly fields: { readonly selector: string; readonly terms: string; readonly tolerations: string };
}

/** What pods say of where they run; those of an operator by the fields of what it makes them from. */
export const schedulingOf = remembered((pods: Pods): Scheduling => {
  const { spec, field, role } = pods;
  const rules = role === 'instance' ? ofInstances(pods) : ofPods(pods);
  const at = role === 'instance' ? 'spec.affinity' : field;
  const affinityAt = role === 'instance' ? at : `${field}.affinity`;
  const hosts = rules.spread.filter(({ topologyKey }) => topologyKey === hostname).map(({ maxSkew = 1 }) => maxSkew);
  const apart = rules.keys.has(hostname);
  return {
    selector: Object.entries(spec.nodeSelector ?? {}).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
    terms: rules.terms,
    tolerations: spec.tolerations ?? [],
    perNode: apart ? 1 : Math.min(Infinity, ...hosts),
    apart,
    zones: rules.keys.has(zone)
      ? 'apart'
      : rules.spread.some(({ topologyKey }) => topologyKey === zone)
        ? 'even'
        : 'any',
    fields: {
      selector: `${at}.nodeSelector`,
      terms: `${affinityAt}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`,
      tolerations: `${at}.tolerations`,
    },
  };
});

/** The first taint that keeps pods out of a pool. https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function untolerated({ tolerations }: Pick<Scheduling, 'tolerations'>, { taints }: Pool): Taint | undefined {
  return taints.find(
    (taint) =>
      !tolerations.some(
        ({ key = '', operator = 'Equal', value = '', effect = '' }) =>
          (key === '' ? operator === 'Exists' : key === taint.key) &&
          (operator === 'Exists' || value === (taint.value ?? '')) &&
          (effect === '' || effect === taint.effect),
      ),
  );
}

/** The first requirement that a node does not meet; of several terms that of the last. */
export function unmet(
  { selector, terms }: Pick<Scheduling, 'selector' | 'terms'>,
  labels: Labels,
): Requirement | undefined {
  const missing = selector.find((one) => !matches(one, labels));
  if (missing !== undefined || terms.length === 0) return missing;
  let last: Requirement | undefined;
  for (const term of terms) {
    last = term.find((one) => !matches(one, labels));
    if (last === undefined) return undefined;
  }
  return last;
}

const hostname = 'kubernetes.io/hostname';
const zone = 'topology.kubernetes.io/zone';

type LooseNodeAffinity = NonNullable<Loose<Affinity>['nodeAffinity']>;
type LooseTerm = NonNullable<
  NonNullable<Loose<Affinity>['podAntiAffinity']>['requiredDuringSchedulingIgnoredDuringExecution']
>[number];

interface Rules {
  readonly terms: Scheduling['terms'];
  /** Topologies of which no two of these pods share one. */
  readonly keys: ReadonlySet<string>;
  readonly spread: readonly Loose<TopologySpreadConstraint>[];
}

function ofPods({ spec, labels, namespace }: Pods): Rules {
  const { nodeAffinity, podAntiAffinity } = spec.affinity ?? {};
  const refused = podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  return {
    terms: termsOf(nodeAffinity),
    keys: new Set(
      refused.filter((term) => isOfItself(term, labels, namespace)).map(({ topologyKey = '' }) => topologyKey),
    ),
    spread: strict(spec.topologySpreadConstraints, labels),
  };
}

/** https://cloudnative-pg.io/documentation/current/scheduling/ */
function ofInstances({ owner, labels }: Pods): Rules {
  const { affinity = {}, topologySpreadConstraints } = (owner as Of<'Cluster.postgresql.cnpg.io'>).spec ?? {};
  const { enablePodAntiAffinity = true, podAntiAffinityType, topologyKey = hostname, nodeAffinity } = affinity;
  const apart = enablePodAntiAffinity && podAntiAffinityType === 'required';
  return {
    terms: termsOf(nodeAffinity),
    keys: new Set(apart ? [topologyKey] : []),
    spread: strict(topologySpreadConstraints, labels),
  };
}

function termsOf(affinity: LooseNodeAffinity | undefined): Scheduling['terms'] {
  const { nodeSelectorTerms = [] } = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? {};
  return nodeSelectorTerms.map(({ matchExpressions = [] }) => matchExpressions);
}

function isOfItself(term: LooseTerm, labels: Pods['labels'], namespace: string): boolean {
  const { labelSelector, namespaces = [] } = term;
  if (labelSelector === undefined) return false;
  return (namespaces.length === 0 || namespaces.includes(namespace)) && selects(labelSelector, labels);
}

function strict(
  constraints: readonly Loose<TopologySpreadConstraint>[] | undefined,
  labels: Pods['labels'],
): Rules['spread'] {
  return (constraints ?? []).filter(
    ({ whenUnsatisfiable = 'DoNotSchedule', labelSelector }) =>
      whenUnsatisfiable === 'DoNotSchedule' && labelSelector !== undefined && selects(labelSelector, labels),
  );
}
