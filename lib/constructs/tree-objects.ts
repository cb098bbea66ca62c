import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isNamespaced } from '../schemas/validate.ts';
import type { Manifest } from '../manifests/manifest.ts';

/** An object of a construct tree, and the objects on which it depends. */
export interface TreeObject {
  /** Path of its construct below the scope; empty for the scope itself. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly after: readonly Manifest[];
  /** Whether a class of cdk8s-plus made it. */
  readonly isOfCdk8sPlus: boolean;
}

/** A problem that prevents the rendering of a construct tree. */
export interface TreeProblem {
  readonly path: string;
  readonly is: string;
  readonly needed: string;
}

/** All objects below a scope, with their tokens resolved; dependencies come before the objects that depend on them. */
export function treeObjects(scope: IConstruct): {
  readonly objects: readonly TreeObject[];
  readonly problems: readonly TreeProblem[];
} {
  const constructs = scope.node.findAll();
  const pathOf = (construct: IConstruct): string =>
    construct.node.path.slice(scope.node.path.length).replace(/^\//, '');
  const problems: TreeProblem[] = constructs.flatMap((construct) =>
    construct.node
      .validate()
      .map((error) => ({ path: pathOf(construct), is: oneLine(error), needed: 'what it asks for' })),
  );
  const made = new Map<ApiObject, readonly Manifest[]>();
  for (const construct of constructs) {
    if (!ApiObject.isApiObject(construct)) continue;
    try {
      made.set(construct, manifestsOf(construct.toJson() as Manifest));
    } catch (error) {
      problems.push({ path: pathOf(construct), is: messageOf(error), needed: 'values that can be rendered' });
    }
  }
  const after = dependencies(constructs);
  const { sorted, cycle } = inTurn([...made.keys()], after);
  if (cycle.length > 0) {
    const paths = cycle.map(pathOf);
    const [first = ''] = paths;
    problems.push({
      path: first,
      is: `waits for itself: ${[...paths, first].join(' after ')}`,
      needed: 'dependencies in one direction',
    });
  }
  const objects = sorted.flatMap((object) => {
    const earlier = [...(after.get(object) ?? [])].flatMap((one) => made.get(one) ?? []);
    const isOfCdk8sPlus = libraryOf(object.node.scope).startsWith('cdk8s-plus-');
    return (made.get(object) ?? []).map((manifest) => ({
      path: pathOf(object),
      manifest,
      after: earlier,
      isOfCdk8sPlus,
    }));
  });
  return { objects, problems };
}

/** An object in the namespace of its chart, unless it names another or has none. */
export function inNamespace(manifest: Manifest, namespace: string | undefined): Manifest {
  const { metadata } = manifest;
  const { namespace: own, ...placed } = metadata as Partial<Manifest['metadata']>;
  if (isNamespaced(manifest) !== false)
    return namespace === undefined || own !== undefined
      ? manifest
      : ({ ...manifest, metadata: { ...placed, namespace } } as Manifest);
  // cdk8s gives the namespace of a Chart to all its objects, also to cluster-scoped ones.
  return own === namespace ? ({ ...manifest, metadata: placed } as Manifest) : manifest;
}

/** The message of an exception, on one line. */
export function messageOf(error: unknown): string {
  const text = oneLine(error instanceof Error ? error.message : String(error));
  return text === '' ? 'an exception without a message' : text;
}

/** Full name of the class of a construct, which jsii adds to every library that it builds. */
function libraryOf(construct: IConstruct | undefined): string {
  const rtti: unknown =
    construct && Object.getOwnPropertyDescriptor(construct.constructor, Symbol.for('jsii.rtti'))?.value;
  return (rtti as { readonly fqn?: string } | undefined)?.fqn ?? '';
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** The items of a List that kubectl writes. */
function manifestsOf(json: Manifest): readonly Manifest[] {
  const { items } = json as Manifest & { readonly items?: readonly Manifest[] };
  return json.kind === 'List' && items !== undefined ? items : [json];
}

/** By object, all objects on which it depends, through any of the constructs around them. */
function dependencies(constructs: readonly IConstruct[]): ReadonlyMap<ApiObject, ReadonlySet<ApiObject>> {
  const after = new Map<ApiObject, Set<ApiObject>>();
  for (const construct of constructs) {
    const targets = construct.node.dependencies.flatMap(objectsIn);
    if (targets.length === 0) continue;
    for (const source of objectsIn(construct)) {
      const earlier = after.get(source) ?? new Set();
      after.set(source, earlier);
      for (const target of targets) if (target !== source) earlier.add(target);
    }
  }
  return after;
}

function objectsIn(construct: IConstruct): readonly ApiObject[] {
  return construct.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
}

function inTurn(
  objects: readonly ApiObject[],
  after: ReadonlyMap<ApiObject, ReadonlySet<ApiObject>>,
): { readonly sorted: readonly ApiObject[]; readonly cycle: readonly ApiObject[] } {
  const sorted = new Set<ApiObject>();
  const open: ApiObject[] = [];
  let cycle: readonly ApiObject[] = [];
  const visit = (object: ApiObject): void => {
    if (sorted.has(object)) return;
    const start = open.indexOf(object);
    if (start >= 0) {
      cycle = open.slice(start);
      return;
    }
    open.push(object);
    for (const earlier of after.get(object) ?? []) visit(earlier);
    open.pop();
    sorted.add(object);
  };
  for (const object of objects) visit(object);
  return { sorted: [...sorted], cycle };
}
