import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';
import type { Found } from '../rule.ts';
import { templatesOf } from './templates.ts';

/**
 * What must hold of values, by the paths that they stand at: `spec.http[].timeout`. `[]` is each item of a list, `{}` each
 * value of a map, and `{keys}` each name in it.
 */
export type Paths<Demand> = Readonly<Record<string, Demand>>;

/** The same for several kinds, and for the spec of pods wherever one stands. */
export interface Table<Demand> {
  readonly pods?: Paths<Demand>;
  /** What holds of pods only where no operator adds to them. */
  readonly wholePods?: Paths<Demand>;
  readonly kinds: Readonly<Partial<Record<KindName, Paths<Demand>>>>;
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
  const found: Found[] = [];
  const judgeAll = (value: unknown, paths: Paths<Demand>, object: KubernetesObject, field: string): void => {
    const report = (steps: readonly string[], { at = '', is, needed }: Said): void => {
      found.push({ object, field: shownField(field, steps, at), is, needed });
    };
    visit(value, treeOf(paths), { judge, report, steps: [] });
  };
  for (const kind in table.kinds) {
    const paths = table.kinds[kind as KindName];
    if (paths !== undefined) for (const object of cluster.of(kind as KindName)) judgeAll(object, paths, object, '');
  }
  const { pods, wholePods } = table;
  if (pods !== undefined || wholePods !== undefined)
    for (const { owner, field, spec, isPartial } of templatesOf(cluster)) {
      if (pods !== undefined) judgeAll(spec, pods, owner, field);
      if (wholePods !== undefined && !isPartial) judgeAll(spec, wholePods, owner, field);
    }
  yield* found;
}

/** The same paths below several others. */
export function below<Demand>(prefixes: readonly string[], paths: Paths<Demand>): Paths<Demand> {
  return Object.fromEntries(
    prefixes.flatMap((prefix) => Object.entries(paths).map(([path, demand]) => [`${prefix}.${path}`, demand])),
  );
}

interface Tree<Demand> {
  demand: Demand | undefined;
  readonly branches: Map<string, Tree<Demand>>;
}

interface Visit<Demand> {
  readonly judge: Judge<Demand>;
  readonly report: (steps: readonly string[], said: Said) => void;
  /** The way to the value: what kind of step, and where to, each in turn. */
  readonly steps: string[];
}

const trees = new WeakMap<object, Tree<unknown>>();

/** Paths that begin alike are gone once. */
function treeOf<Demand>(paths: Paths<Demand>): Tree<Demand> {
  let tree = trees.get(paths) as Tree<Demand> | undefined;
  if (tree !== undefined) return tree;
  tree = { demand: undefined, branches: new Map() };
  for (const path in paths) {
    let at = tree;
    for (const [step] of path.matchAll(/\[\]|\{\w*\}|[^.[{]+/g)) {
      let next = at.branches.get(step);
      if (next === undefined) at.branches.set(step, (next = { demand: undefined, branches: new Map() }));
      at = next;
    }
    at.demand = paths[path];
  }
  trees.set(paths, tree);
  return tree;
}

function visit<Demand>(value: unknown, { demand, branches }: Tree<Demand>, at: Visit<Demand>): void {
  if (value === undefined || value === null) return;
  if (demand !== undefined) for (const said of at.judge(value, demand) ?? []) at.report(at.steps, said);
  if (typeof value !== 'object') return;
  const fields = value as Readonly<Record<string, unknown>>;
  for (const [step, next] of branches) {
    if (step === '[]' || step === '{}') for (const key in fields) go(fields[key], next, step, key, at);
    else if (step === '{keys}') for (const key in fields) go(key, next, step, key, at);
    else go(fields[step], next, '', step, at);
  }
}

function go<Demand>(value: unknown, tree: Tree<Demand>, step: string, key: string, at: Visit<Demand>): void {
  at.steps.push(step, key);
  visit(value, tree, at);
  at.steps.length -= 2;
}

function shownField(field: string, steps: readonly string[], inner: string): string {
  let shown = field;
  for (let index = 0; index < steps.length; index += 2) {
    const key = steps[index + 1] ?? '';
    shown += steps[index] === '[]' ? `[${key}]` : /^\w+$/.test(key) ? `.${key}` : `['${key}']`;
  }
  return (shown + inner).replace(/^\./, '');
}
