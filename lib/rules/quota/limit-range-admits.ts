import type { Cluster } from '../../model/cluster.ts';
import type { Loose, Of } from '../../model/kinds.ts';
import { admittedPods, type AdmittedContainer } from '../../model/pods/pod-resources.ts';
import type { Resources } from '../../model/pods/resources.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { ofUnknownNamespace } from '../../model/unknown-namespace.ts';
import { claimsByNamespace } from '../../model/quota/claims.ts';
import { exceeds, amountText } from '../../model/quota/amount-text.ts';

export const limitRangeAdmits: ClusterRule = {
  id: 'limit-range-admits',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every LimitRange admits the containers, pods and claims of its namespace',
  why: 'A LimitRange refuses pods, not their owners: the Deployment exists, but its pods are never created. Injected containers count too.',
  source: 'https://kubernetes.io/docs/concepts/policy/limit-range/',
  *check(cluster) {
    for (const range of cluster.of('LimitRange')) {
      for (const item of range.spec?.limits ?? []) {
        if (item.type === 'PersistentVolumeClaim') yield* refusedClaims(cluster, range, item);
        else if (item.type === 'Container' || item.type === 'Pod') yield* refusedPods(cluster, range, item);
      }
    }
  },
};

type Range = Of<'LimitRange'>;
type Item = NonNullable<NonNullable<Range['spec']>['limits']>[number];

function* refusedPods(cluster: Cluster, range: Range, item: Item): Iterable<Found> {
  const bounds = boundsOf(item);
  for (const pods of cluster.podsIn(range.metadata.namespace ?? '')) {
    const admitted = cluster.once(admittedPods).get(pods);
    if (admitted === undefined) continue;
    const unknown = ofUnknownNamespace(cluster, range, pods.owner);
    const said = (field: string, problem: Problem): Found => ({ object: pods.owner, field, ...problem, ...unknown });
    if (item.type === 'Pod') {
      for (const { problem } of problems(range, bounds, admitted)) yield said(pods.field, problem);
      continue;
    }
    for (const container of admitted.containers) {
      for (const { side, name, problem } of problems(range, bounds, container))
        yield said(fieldOf(container, side, name), { ...problem, is: `${container.name}: ${problem.is}` });
      for (const name in bounds.limits) {
        const { requests, limits, written } = container;
        if (written.limits[name] !== undefined || !exceeds(requests[name] ?? 0, limits[name] ?? Number.NaN)) continue;
        const is = `${container.name}: requests ${amount(name, requests)}, above the limit of ${amount(name, limits)} that LimitRange ${range.metadata.name} gives it`;
        yield said(fieldOf(container, 'limits', name), { is, needed: 'a limit of its own' });
      }
    }
  }
}

interface Bounds {
  readonly min: Readonly<Record<string, number>>;
  readonly max: Readonly<Record<string, number>>;
  readonly ratio: Readonly<Record<string, number>>;
  /** Resources that get a default limit. */
  readonly limits: Readonly<Record<string, true>>;
}

type Problem = Pick<Found, 'is' | 'needed'>;

interface Refusal {
  readonly side: keyof Resources;
  readonly name: string;
  readonly problem: Problem;
}

/** As admission decides: https://github.com/kubernetes/kubernetes/blob/v1.35.0/plugin/pkg/admission/limitranger/admission.go */
function* problems({ metadata }: Range, { min, max, ratio }: Bounds, resources: Resources): Iterable<Refusal> {
  const { requests, limits } = resources;
  const by = `LimitRange ${metadata.name}`;
  for (const name in min) {
    const bound = min[name] ?? 0;
    if (requests[name] === undefined) yield missing('requests', name, by);
    for (const side of ['requests', 'limits'] as const) {
      if (!exceeds(bound, resources[side][name] ?? bound)) continue;
      const is = `${amount(name, resources[side])}, below the minimum of ${amountText(name, bound)} in ${by}`;
      yield { side, name, problem: { is, needed: `at least ${amountText(name, bound)}` } };
    }
  }
  for (const name in max) {
    const bound = max[name] ?? 0;
    if (limits[name] === undefined) yield missing('limits', name, by);
    for (const side of ['requests', 'limits'] as const) {
      if (!exceeds(resources[side][name] ?? bound, bound)) continue;
      const is = `${amount(name, resources[side])}, above the maximum of ${amountText(name, bound)} in ${by}`;
      yield { side, name, problem: { is, needed: `at most ${amountText(name, bound)}, or a larger maximum` } };
    }
  }
  for (const name in ratio) {
    const bound = ratio[name] ?? 0;
    const asked = requests[name] ?? 0;
    const limit = limits[name];
    if (limit === undefined) yield missing('limits', name, by);
    else if (asked === 0) yield missing('requests', name, by);
    else if (exceeds(limit / asked, bound)) {
      const is = `a limit of ${amount(name, limits)} is ${Number((limit / asked).toFixed(2))} times the request, above ${bound} in ${by}`;
      yield { side: 'limits', name, problem: { is, needed: `at most ${amountText(name, asked * bound)}` } };
    }
  }
}

function missing(side: keyof Resources, name: string, by: string): Refusal {
  return { side, name, problem: { is: `no ${side}.${name}, which ${by} bounds`, needed: `${side}.${name}` } };
}

function* refusedClaims(cluster: Cluster, range: Range, { min, max }: Item): Iterable<Found> {
  const [least, most] = [min?.storage, max?.storage].map((bound) => quantity(bound as string | undefined));
  for (const { owner, field, size } of cluster.once(claimsByNamespace).get(range.metadata.namespace ?? '') ?? []) {
    const is = `${amountText('storage', size)}, outside of what LimitRange ${range.metadata.name} admits`;
    const found = { object: owner, field, is, ...ofUnknownNamespace(cluster, range, owner) };
    if (least !== undefined && exceeds(least, size))
      yield { ...found, needed: `at least ${amountText('storage', least)}` };
    else if (most !== undefined && exceeds(size, most))
      yield { ...found, needed: `at most ${amountText('storage', most)}` };
  }
}

function boundsOf({ type, min, max, maxLimitRequestRatio, default: given }: Item): Bounds {
  const limits: Record<string, true> = {};
  if (type === 'Container') for (const name in { ...max, ...given }) limits[name] = true;
  return { min: amounts(min), max: amounts(max), ratio: amounts(maxLimitRequestRatio), limits };
}

function amounts(written: Loose<Record<string, unknown>> | undefined): Record<string, number> {
  const read: Record<string, number> = {};
  for (const name in written) {
    const bound = quantity(written[name]);
    if (Number.isFinite(bound)) read[name] = bound;
  }
  return read;
}

function amount(name: string, of: Resources['limits']): string {
  return amountText(name, of[name] ?? 0);
}

/** Where the figure is written; injected containers take it from an annotation. */
function fieldOf({ field, injectedBy }: AdmittedContainer, side: keyof Resources, name: string): string {
  if (injectedBy === undefined) return `${field}.${side}${/^\w+$/.test(name) ? `.${name}` : `['${name}']`}`;
  if (injectedBy !== 'Istio') return field;
  const resource = name === 'cpu' ? 'CPU' : 'Memory';
  return field.replace('proxyCPU', `proxy${resource}${side === 'limits' ? 'Limit' : ''}`);
}
