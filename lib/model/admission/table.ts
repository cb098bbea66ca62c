import { alternatives } from '../alternatives.ts';
import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';
import type { Check, Found } from '../rule.ts';
import type { Judge, Judgement, Said, Table } from './judgement.ts';
import { templatesOf } from './templates.ts';

/** The check of a rule that says what a judge says of all values of a cluster that a table has a demand for. */
export function judged<Demand>(table: Table<Demand>, judge: Judge<Demand>): Check {
  const judgement = { table, judge } as unknown as Judgement;
  return Object.assign((cluster: Cluster) => foundBy(cluster, [judgement])[0] ?? [], { judgement });
}

/** What each of several judgements says of a cluster: its objects are walked once for all of them. */
export function foundBy(cluster: Cluster, judgements: readonly Judgement[]): readonly (readonly Found[])[] {
  const { kinds, pods, wholePods } = treesOf(judgements);
  const walk: Walk = { found: judgements.map(() => []), steps: [], object: nobody, field: '' };
  for (const [kind, tree] of kinds)
    for (const object of cluster.of(kind as KindName)) {
      walk.object = object;
      visit(object, tree, walk);
    }
  for (const { owner, field, spec, isPartial } of templatesOf(cluster)) {
    walk.object = owner;
    walk.field = field;
    visit(spec, isPartial ? pods : wholePods, walk);
  }
  return walk.found;
}

const nobody: KubernetesObject = { apiVersion: '', kind: '', metadata: { name: '' } };

/** Where paths of all judgements go on from a value; those that begin alike are gone once. */
interface Tree {
  readonly demands: Demanded[];
  readonly fields: Map<string, Tree>;
  items: Tree | undefined;
  values: Tree | undefined;
  keys: Tree | undefined;
}

/** What a judgement demands of the values at a place. */
interface Demanded {
  /** Its number among the judgements. */
  readonly of: number;
  readonly judge: Judge<unknown>;
  readonly demand: unknown;
}

/** Where the walk is: one for all objects, because there are thousands. */
interface Walk {
  /** By the number of the judgement. */
  readonly found: Found[][];
  /** The way to the value, from the object or from what stands in its field; numbers are those of items. */
  readonly steps: (string | number)[];
  object: KubernetesObject;
  field: string;
}

interface Trees {
  readonly kinds: ReadonlyMap<string, Tree>;
  readonly pods: Tree;
  readonly wholePods: Tree;
}

/** By the first of the judgements; a run asks for the same ones for each of its clusters. */
const known = new WeakMap<Judgement, { readonly judgements: readonly Judgement[]; readonly trees: Trees }>();

function treesOf(judgements: readonly Judgement[]): Trees {
  const [first] = judgements;
  const before = first && known.get(first);
  if (before?.judgements.length === judgements.length && before.judgements.every((one, at) => one === judgements[at]))
    return before.trees;
  const kinds = new Map<string, Tree>();
  const treeOf = (kind: string): Tree => {
    const tree = kinds.get(kind) ?? emptyTree();
    kinds.set(kind, tree);
    return tree;
  };
  const [pods, wholePods] = [treeOf('pods'), treeOf('whole pods')];
  for (const [of, { table, judge }] of judgements.entries())
    for (const [kind, demands] of demandsOf(table))
      for (const [path, demand] of demands) {
        const demanded = { of, judge, demand };
        leafOf(treeOf(kind), path).demands.push(demanded);
        if (kind === 'pods') leafOf(wholePods, path).demands.push(demanded);
      }
  const trees = { kinds, pods, wholePods };
  if (first !== undefined) known.set(first, { judgements, trees });
  return trees;
}

/** Demands by kind and path; of two at the same path the later one counts. */
function demandsOf({ demands, where }: Table<unknown>): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
  const byKind = new Map<string, Map<string, unknown>>();
  for (const { kinds, fields } of where)
    for (const kind of kinds) {
      const paths = byKind.get(kind) ?? new Map<string, unknown>();
      byKind.set(kind, paths);
      for (const [path, demand] of Object.entries(fields))
        for (const one of alternatives(path))
          paths.set(one, (typeof demand === 'string' ? demands?.[demand] : undefined) ?? demand);
    }
  return byKind;
}

function leafOf(tree: Tree, path: string): Tree {
  let at = tree;
  for (const [step] of path.matchAll(/\[\]|\{\w*\}|\['[^']+'\]|[^.[{]+/g))
    at = grown(at, step.startsWith("['") ? step.slice(2, -2) : step);
  return at;
}

function grown(tree: Tree, step: string): Tree {
  if (step === '[]') return (tree.items ??= emptyTree());
  if (step === '{}') return (tree.values ??= emptyTree());
  if (step === '{keys}') return (tree.keys ??= emptyTree());
  let next = tree.fields.get(step);
  if (next === undefined) tree.fields.set(step, (next = emptyTree()));
  return next;
}

function emptyTree(): Tree {
  return { demands: [], fields: new Map(), items: undefined, values: undefined, keys: undefined };
}

function visit(value: unknown, tree: Tree, at: Walk): void {
  // Most places are only on the way to another.
  if (tree.demands.length > 0 && !isArgument(value, at))
    for (const { of, judge, demand } of tree.demands) {
      const said = judge(value, demand);
      if (said !== undefined) note(said, of, at);
    }
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (tree.items === undefined) return;
    for (let index = 0; index < value.length; index++) go(value[index], tree.items, index, at);
    return;
  }
  const { fields, values, keys } = tree;
  if (fields.size === 0 && values === undefined && keys === undefined) return;
  const object = value as Readonly<Record<string, unknown>>;
  for (const key in object) {
    const field = object[key];
    const next = fields.get(key);
    if (next !== undefined && field !== undefined && field !== null) go(field, next, key, at);
    if (values !== undefined) go(field, values, key, at);
    if (keys !== undefined) go(key, keys, key, at);
  }
}

/**
 * Whether a value is filled in when an analysis starts: `{{args.interval}}`.
 * https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments
 */
function isArgument(value: unknown, { object: { kind } }: Walk): boolean {
  return typeof value === 'string' && kind === 'AnalysisTemplate' && value.includes('{{');
}

function go(value: unknown, tree: Tree, step: string | number, at: Walk): void {
  at.steps.push(step);
  visit(value, tree, at);
  at.steps.pop();
}

function note(said: readonly Said[], of: number, { found, object, field, steps }: Walk): void {
  for (const { at = '', is, needed } of said)
    found[of]?.push({ object, field: fieldText(field, steps, at), is, needed });
}

function fieldText(field: string, steps: readonly (string | number)[], inner: string): string {
  let text = field;
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += /^\w+$/.test(step) ? `.${step}` : `['${step}']`;
  }
  return (text + inner).replace(/^\./, '');
}
