import type { Cluster } from './cluster.ts';
import { each } from './each.ts';
import type { KindName, KubernetesObject } from './kinds.ts';
import type { Found } from './rule.ts';
import { fieldsIn } from './untyped.ts';

/** What a field of a kind must be. */
export interface Demand {
  /** Such as `spec.publicAccessBlock.blockPublicAcls` or `spec.servers[].tls.mode`. */
  readonly field: string;
  /** The value; or what it may not be, its least number, the least items of a list. */
  readonly must: Value | { readonly not: readonly Value[] } | { readonly least: number } | { readonly items: number };
  /** What a missing value means, where that is wrong. @default - it is right */
  readonly missing?: string;
  /** What a wrong value means. @default - it says so itself */
  readonly means?: string;
  /** What to write. @default - the value that it must be */
  readonly needed?: string;
  /** Whether something else decides, as the spec shows, so that nothing is asked. @default - never */
  readonly unless?: (spec: Fields) => boolean;
  /** Whether something else decides where the value is missing. @default - never */
  readonly inherited?: (spec: Fields) => boolean;
}

type Value = string | number | boolean;
type Fields = Readonly<Record<string, unknown>>;

/** Demands on the objects of several kinds. */
export type Demands = Readonly<Partial<Record<KindName, readonly Demand[]>>>;

/** Whether a spec has one of some fields. */
export function has(...names: readonly string[]): (spec: Fields) => boolean {
  return (spec) => names.some((name) => spec[name] !== undefined && spec[name] !== '' && spec[name] !== false);
}

/** What does not meet demands. */
export function* unmet(cluster: Cluster, demands: Demands): Iterable<Found> {
  for (const kind in demands)
    for (const object of cluster.of(kind as KindName))
      for (const demand of demands[kind as KindName] ?? []) yield* unmetBy(object, demand);
}

function* unmetBy(object: KubernetesObject, demand: Demand): Iterable<Found> {
  const { inherited, means, missing, must, unless } = demand;
  const spec = fieldsIn('spec' in object ? object.spec : undefined);
  if (unless?.(spec) === true) return;
  const dot = demand.field.lastIndexOf('.');
  const [parent, name] = [demand.field.slice(0, Math.max(dot, 0)), demand.field.slice(dot + 1)];
  for (const [fields, at] of each<Readonly<Record<string, Value | readonly unknown[] | null>>>(object, parent)) {
    const value = fields[name];
    const isMissing = value === undefined || value === null;
    if (isMissing ? missing === undefined || inherited?.(spec) === true : isMet(value, must)) continue;
    const shown = isMissing ? 'missing' : Array.isArray(value) ? String(value.length) : String(value);
    const meaning = isMissing ? missing : means;
    const needed = demand.needed ?? neededBy(must);
    const field = at === '' ? name : `${at}.${name}`;
    yield { object, field, is: meaning === undefined || meaning === '' ? shown : `${shown}: ${meaning}`, needed };
  }
}

function isMet(value: unknown, must: Demand['must']): boolean {
  if (typeof must !== 'object') return value === must;
  if ('not' in must) return !must.not.includes(value as Value);
  if ('least' in must) return Number(value) >= must.least;
  return !Array.isArray(value) || value.length >= must.items;
}

function neededBy(must: Demand['must']): string {
  if (typeof must !== 'object') return String(must);
  if ('not' in must) return 'another value';
  return 'least' in must ? `at least ${must.least}` : `at least ${must.items} items`;
}
