import { alternatives } from '../alternatives.ts';
import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';
import type { Found } from '../rule.ts';
import { templatesOf } from './templates.ts';

/**
 * What must hold of values, by their paths: `spec.http[].timeout`. `[]` is each item of a list, `{}` each value of a map,
 * `{keys}` each name in it, `['a.b/c']` the value of that name, and `(a|b)` either.
 */
export interface Table<Demand> {
  /** Demands that several paths share, by name. */
  readonly demands?: Readonly<Record<string, Demand | undefined>>;
  readonly where: readonly {
    /** `pods` are the spec of pods wherever one stands, `whole pods` those that no operator adds to. */
    readonly kinds: readonly string[];
    /** A demand, or its name. */
    readonly fields: Readonly<Record<string, Demand | string | undefined>>;
  }[];
}

/** What is said of a value, or of something in it. */
export interface Said {
  /** Where in the value, such as `.target`. @default - the value itself */
  readonly at?: string;
  readonly is: string;
  readonly needed: string;
}

/** Judges a value; most are as they must be, and cost no list. */
export type Judge<Demand> = (value: unknown, demand: Demand) => readonly Said[] | undefined;

/** What a judge says of all values of a cluster that a table has a demand for. */
export function* judged<Demand>(cluster: Cluster, table: Table<Demand>, judge: Judge<Demand>): Iterable<Found> {
  const walk: Walk<Demand> = { judge, found: [], steps: [], object: nobody, field: '' };
  const kinds = treesOf(table);
  for (const [kind, tree] of kinds)
    for (const object of cluster.of(kind as KindName)) {
      walk.object = object;
      visit(object, tree, walk);
    }
  const [pods, wholePods] = [kinds.get('pods'), kinds.get('whole pods')];
  if (pods !== undefined || wholePods !== undefined)
    for (const { owner, field, spec, isPartial } of templatesOf(cluster)) {
      walk.object = owner;
      walk.field = field;
      if (pods !== undefined) visit(spec, pods, walk);
      if (wholePods !== undefined && !isPartial) visit(spec, wholePods, walk);
    }
  yield* walk.found;
}

const nobody: KubernetesObject = { apiVersion: '', kind: '', metadata: { name: '' } };

/** Where paths go on from a value; those that begin alike are gone once. */
interface Tree<Demand> {
  demand: Demand | undefined;
  readonly names: string[];
  /** Of the fields with these names, in the same order. */
  readonly fields: Tree<Demand>[];
  items: Tree<Demand> | undefined;
  values: Tree<Demand> | undefined;
  keys: Tree<Demand> | undefined;
}

/** Where the judge is: one for all objects, because there are thousands. */
interface Walk<Demand> {
  readonly judge: Judge<Demand>;
  readonly found: Found[];
  /** The way to the value, from the object or from what stands in its field; numbers are those of items. */
  readonly steps: (string | number)[];
  object: KubernetesObject;
  field: string;
}

const read = new WeakMap<object, ReadonlyMap<string, Tree<unknown>>>();

/** The paths of each kind, read once. */
function treesOf<Demand>({ demands, where }: Table<Demand>): ReadonlyMap<string, Tree<Demand>> {
  const known = read.get(where) as ReadonlyMap<string, Tree<Demand>> | undefined;
  if (known !== undefined) return known;
  const trees = new Map<string, Tree<Demand>>();
  for (const { kinds, fields } of where)
    for (const kind of kinds) {
      const tree = trees.get(kind) ?? emptyTree();
      trees.set(kind, tree);
      for (const [path, demand] of Object.entries(fields))
        for (const one of alternatives(path))
          leafOf(tree, one).demand = (typeof demand === 'string' ? demands?.[demand] : undefined) ?? (demand as Demand);
    }
  read.set(where, trees);
  return trees;
}

function leafOf<Demand>(tree: Tree<Demand>, path: string): Tree<Demand> {
  let at = tree;
  for (const [step] of path.matchAll(/\[\]|\{\w*\}|\['[^']+'\]|[^.[{]+/g))
    at = grown(at, step.startsWith("['") ? step.slice(2, -2) : step);
  return at;
}

function grown<Demand>(tree: Tree<Demand>, step: string): Tree<Demand> {
  if (step === '[]') return (tree.items ??= emptyTree());
  if (step === '{}') return (tree.values ??= emptyTree());
  if (step === '{keys}') return (tree.keys ??= emptyTree());
  const known = tree.fields[tree.names.indexOf(step)];
  if (known !== undefined) return known;
  const next = emptyTree<Demand>();
  tree.names.push(step);
  tree.fields.push(next);
  return next;
}

function emptyTree<Demand>(): Tree<Demand> {
  return { demand: undefined, names: [], fields: [], items: undefined, values: undefined, keys: undefined };
}

function visit<Demand>(value: unknown, tree: Tree<Demand>, at: Walk<Demand>): void {
  if (tree.demand !== undefined) {
    const said = at.judge(value, tree.demand);
    if (said !== undefined)
      for (const { at: inner = '', is, needed } of said)
        at.found.push({ object: at.object, field: shownField(at.field, at.steps, inner), is, needed });
  }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (tree.items === undefined) return;
    for (let index = 0; index < value.length; index++) go(value[index], tree.items, index, at);
    return;
  }
  const { names, fields, values, keys } = tree;
  const object = value as Readonly<Record<string, unknown>>;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    const field = object[name];
    const next = fields[index];
    if (field !== undefined && field !== null && next !== undefined) go(field, next, name, at);
  }
  if (values === undefined && keys === undefined) return;
  for (const key in object) {
    if (values !== undefined) go(object[key], values, key, at);
    if (keys !== undefined) go(key, keys, key, at);
  }
}

function go<Demand>(value: unknown, tree: Tree<Demand>, step: string | number, at: Walk<Demand>): void {
  at.steps.push(step);
  visit(value, tree, at);
  at.steps.pop();
}

function shownField(field: string, steps: readonly (string | number)[], inner: string): string {
  let shown = field;
  for (const step of steps) {
    if (typeof step === 'number') shown += `[${step}]`;
    else shown += /^\w+$/.test(step) ? `.${step}` : `['${step}']`;
  }
  return (shown + inner).replace(/^\./, '');
}
