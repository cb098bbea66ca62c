import { buildCharts } from './constructs/build-charts.ts';
import { hashOf } from './content-hash.ts';
import type { Origin } from './constructs/origin.ts';
import type { Environment } from './spec/environment.ts';
import type { SystemSpec } from './spec/system.ts';
import { resolveControllers, type Controllers } from './resolve/controllers.ts';
import type { Source } from './kinds/application.ts';
import type { Files, Subjects } from './check/clusters.ts';
import { LateMap } from './manifests/late-map.ts';
import type { Finding } from './check/findings/finding.ts';
import { alsoIn, byCause } from './check/findings/by-cause.ts';
import { causeParts } from './check/findings/text.ts';
import { noCache, type ProofCache } from './check/proof-cache.ts';
import { problemLine, type Problem } from './resolve/problem.ts';
import { traced } from './provenance/trace.ts';
import { resolve } from './resolve/resolve.ts';
import { shapeProblems } from './resolve/spec-shape.ts';
import type { System } from './resolve/system.ts';
import { previewEnvironment } from './resolve/preview-environment.ts';
import { append } from './model/append.ts';
import { edgeList } from './model/traffic/edges.ts';
import { renderPreviewUnit, renderUnit, type Before, type Unit } from './render-unit.ts';
import { noMemo, type Placed, type RenderMemo, type Resolved } from './render-memo.ts';

/** The input of a rendering. */
export interface Platform {
  readonly systems: readonly SystemSpec[];
  readonly environments: readonly Environment[];
  readonly controllers: Controllers;
  readonly delivery: Source;
}

/**
 * The two folders of rendered files, by path below each; complete only if there are no problems. `dist/edges/` lists
 * the open network paths of each cluster for reviewers; Argo CD does not read it.
 */
export interface Rendered {
  readonly dist: ReadonlyMap<string, string>;
  readonly argocd: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  /** The objects of all files, by path below the project. */
  readonly files: Files;
  /** The clusters that these objects form. */
  readonly subjects: Subjects;
  /** Hashes of the paths and texts of each cluster's files. */
  readonly textsOf: (cluster: string) => Iterable<string>;
  /** The hash of the text of a file, by path below the project. */
  readonly hashOf: (file: string) => string;
  /** The code that made the objects of constructs, by file and in the same order. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Number of Kubernetes objects. */
  readonly objects: number;
}

/** How it is rendered. */
export interface Options {
  /** Whether schemas are checked and edges are listed. @default true */
  readonly checks?: boolean;
  /** @default - everything is proved anew */
  readonly proofs?: ProofCache;
  /** What was rendered before in this process. @default - nothing */
  readonly memo?: RenderMemo;
}

/** Renders every system in every environment. All problems are found before anything is returned. */
export function render(platform: Platform, options: Options = {}): Rendered {
  const wrong = wrongSpecs(platform, options);
  if (wrong.length > 0) return refused(wrong);
  const { units, problems } = renderPlaces(placesOf(platform), platform, options);
  return problems.length > 0 ? refused(problems) : together(units, platform, options);
}

/** Clusters that see objects of each other, which are rendered and proved together: of a system in an environment. */
export interface Share {
  /** Such as `staging/shop`, with the previews of pull requests. */
  readonly name: string;
  readonly places: readonly Placed[];
}

/** The shares that must be rendered because something of them is not remembered; none where a spec is wrong. */
export function sharesToRender(platform: Platform, options: Required<Options>): readonly Share[] {
  if (wrongSpecs(platform, options).length > 0) return [];
  const shares = new Map<string, Placed[]>();
  for (const place of placesOf(platform)) append(shares, `${place.environment.name}/${place.spec.name}`, place);
  const isKnown = (place: Placed) => options.memo.find(place, platform.systems, () => unitOf(place, platform, options));
  return [...shares].flatMap(([name, places]) => (places.every(isKnown) ? [] : { name, places }));
}

/** What of a share is proved. It holds no texts in memory. */
export type RenderedShare = Pick<Rendered, 'subjects' | 'textsOf' | 'files' | 'hashOf'>;

/**
 * Renders some clusters into the memo, and lists their edges, for whoever goes on to prove them.
 *
 * @returns nothing where something is wrong with them: only who renders all can tell the whole of it
 */
export function renderShare(
  { places }: Share,
  platform: Platform,
  options: Required<Options>,
): RenderedShare | undefined {
  const { units, problems } = renderPlaces(places, platform, options);
  if (problems.length > 0 || units.some((unit) => unit.problems.length + unit.refused.length > 0)) return undefined;
  const files = merged(units, (unit) => unit.files);
  const hashOf = lookUp(
    units.flatMap((unit) => Array.from(unit.files.keys(), (file) => [file, unit.hashOf(file)])),
    '',
  );
  const { subjects, textsOf } = clustersOf(units, { ...options, memo: noMemo });
  return { subjects, textsOf, files, hashOf };
}

/** What is wrong with specs before anything can be resolved. */
function wrongSpecs({ systems }: Platform, { proofs = noCache, memo = noMemo }: Options): readonly Problem[] {
  const misshapen = systems.flatMap((system, index) => {
    const hash = isObject(system) ? memo.hashOf(system) : undefined;
    const problems = () => shapeOf(system, index);
    return hash === undefined ? problems() : proofs.remember(`shapes/${index}`, [hash], problems);
  });
  return misshapen.length > 0 ? misshapen : sameNames(systems);
}

/** Resolves all, and then renders all, unless something is wrong with any of them. */
function renderPlaces(
  places: readonly Placed[],
  platform: Platform,
  options: Options,
): { readonly units: readonly Unit[]; readonly problems: readonly Problem[] } {
  const { memo = noMemo } = options;
  const { systems } = platform;
  const problems: Problem[] = [];
  const later = places.map((place) => {
    const known = memo.find(place, systems, () => unitOf(place, platform, options));
    if (known !== undefined) return () => known;
    const { problems: found, ...of } = resolved(place, platform);
    problems.push(...found);
    return () => memo.render({ ...place, ...of }, systems, (before) => rendered(place, of, platform, options, before));
  });
  return { units: problems.length > 0 ? [] : later.map((unit) => unit()), problems };
}

function unitOf(place: Placed, platform: Platform, options: Options): Unit {
  return rendered(place, resolved(place, platform), platform, options);
}

function resolved(
  { spec, environment }: Placed,
  { systems, controllers }: Platform,
): Omit<Resolved, keyof Placed> & { readonly problems: readonly Problem[] } {
  let seesOthers = false;
  const of = built(spec, environment, () => {
    seesOthers = true;
    return systems;
  });
  return { ...of, seesOthers, controllers: resolveControllers(controllers, spec, environment) };
}

function rendered(
  { isPreview }: Placed,
  { system, controllers }: Pick<Resolved, 'system' | 'controllers'>,
  { delivery }: Platform,
  { checks = true, proofs = noCache }: Options,
  before?: Before,
): Unit {
  const proved = checks ? proofs : undefined;
  return isPreview
    ? renderPreviewUnit(system, delivery, proved, before)
    : renderUnit(system, { delivery, controllers }, proved, before);
}

function placesOf({ systems, environments }: Platform): readonly Placed[] {
  const staging = environments.find(({ name }) => name === 'staging');
  return [
    ...environments.flatMap((environment) => systems.map((spec) => ({ spec, environment, isPreview: false }))),
    ...systems.flatMap((spec) =>
      spec.previews === undefined || staging === undefined
        ? []
        : { spec, environment: previewEnvironment(staging), isPreview: true },
    ),
  ];
}

function together(units: readonly Unit[], specs: Platform, options: Options): Rendered {
  const [argocd, files] = [merged(units, (one) => one.argocd), merged(units, (one) => one.files)];
  const applied = new Set(units.flatMap((unit) => [...unit.applied]));
  const unapplied = [...merged(units, (unit) => unit.unapplied)].flatMap(([key, problem]) =>
    applied.has(key) ? [] : problemLine(problem),
  );
  const origins = merged(units, (unit) => unit.origins);
  const refused = schemaLines(
    traced(
      units.flatMap((unit) => unit.refused),
      files,
      specs,
    ),
    origins,
  );
  const problems = [...units.flatMap((unit) => unit.problems), ...refused, ...unapplied];
  const { subjects, textsOf, lists } = clustersOf(units, problems.length > 0 ? { ...options, checks: false } : options);
  const objects = units.reduce((sum, unit) => sum + unit.objects, 0);
  const dist = LateMap.merged([...units.map((unit) => unit.dist), lists]);
  const of: ReadonlyMap<string, Unit> = new Map(
    units.flatMap((unit) => [
      ...Array.from(unit.dist.keys(), (path) => [`dist/${path}`, unit] as const),
      ...Array.from(unit.argocd.keys(), (path) => [`argocd/${path}`, unit] as const),
    ]),
  );
  const hash = (file: string) => of.get(file)?.hashOf(file) ?? hashOf(lists.get(file.slice('dist/'.length)) ?? '');
  return { dist, argocd, problems, files, subjects, textsOf, hashOf: hash, origins, objects };
}

/** The clusters that units form, with the lists of their edges where those are asked for. */
function clustersOf(
  units: readonly Unit[],
  { checks = true, proofs = noCache, memo = noMemo }: Options,
): Pick<Rendered, 'subjects' | 'textsOf'> & { readonly lists: ReadonlyMap<string, string> } {
  const unitsOf = unitsOfClusters(units);
  const subjects = memo.subjectsOf(
    merged(units, ({ files }) => files),
    unitsOf,
  );
  const textsOf = lookUp(
    subjects.clusters.map(({ name }) => [name, unitsOf(name).map((unit) => unit.hash())]),
    [],
  );
  const lists = new Map<string, string>();
  if (checks)
    for (const cluster of subjects.clusters)
      if (!cluster.name.startsWith('preview/')) {
        const edges = proofs.remember(`edges/${cluster.name}`, textsOf(cluster.name), () => edgeList(cluster));
        lists.set(`edges/${cluster.name}.csv`, edges);
      }
  return { subjects, textsOf, lists };
}

/** Gives the values of names; it holds nothing else in memory. */
function lookUp<T>(entries: readonly (readonly [name: string, value: T])[], otherwise: T): (name: string) => T {
  const values = new Map(entries);
  return (name) => values.get(name) ?? otherwise;
}

function merged<T>(units: readonly Unit[], part: (unit: Unit) => ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return LateMap.merged(units.map(part));
}

/** Types are not checked when specs are read. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** What of a system is not as its types say; one that has no name is in no folder. */
function shapeOf(system: unknown, index: number): readonly Problem[] {
  const name = typeof system === 'object' && system !== null && 'name' in system ? system.name : undefined;
  if (typeof name === 'string') return shapeProblems(system, name);
  const place = { file: 'charts/systems.ts', field: `systems[${index}]` };
  return [{ ...place, is: isObject(system) ? 'no name' : described(system), needed: 'a system, with a name' }];
}

/** A value that is no object, in a word. */
function described(value: unknown): string {
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}

/** Fields that schemas refuse, with the field of the spec that they come from; what several environments share is one line. */
function schemaLines(refused: readonly Finding[], origins: Rendered['origins']): readonly string[] {
  return byCause(refused).map(({ finding, also }) => {
    const { file, object, field, is, needed } = finding;
    const source = origins.get(file)?.source;
    const cause = finding.cause ?? (source === undefined ? undefined : { file: source, field: '' });
    const parts = [...causeParts(cause), file, object, field].filter((part) => part !== '');
    return `${parts.join(' › ')}: ${is} › ${needed}${alsoIn(also)}`;
  });
}

/** Two systems with the same name would write the same files. */
function sameNames(systems: readonly SystemSpec[]): readonly Problem[] {
  const names = systems.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    file: 'charts/systems.ts',
    field: 'systems',
    is: `two systems have the name '${name}'`,
    needed: 'a different name for each',
  }));
}

/**
 * Resolves a system in an environment. Its constructs run first, because quotas and policies depend on their objects.
 */
function built(
  spec: SystemSpec,
  environment: Environment,
  systems: () => readonly SystemSpec[],
): { readonly system: System; readonly problems: readonly Problem[] } {
  const { built: charts, problems } = buildCharts(spec, environment);
  const resolved = resolve(spec, environment, systems, charts);
  return { ...resolved, problems: [...problems, ...resolved.problems] };
}

/** Removes duplicates: a wrong spec is often wrong in all environments in the same way. */
function refused(problems: readonly Problem[]): Rendered {
  const lines = [...new Set(problems.map(problemLine))];
  const subjects = { clusters: [], places: new Map<never, never>() };
  return {
    ...{ dist: new Map(), argocd: new Map(), files: new Map(), origins: new Map() },
    ...{ subjects, problems: lines, objects: 0, textsOf: () => [], hashOf: () => '' },
  };
}

/** Previews and staging are in one cluster, and each sees objects of the other. */
function unitsOfClusters(units: readonly Unit[]): (cluster: string) => readonly Unit[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]));
  return (cluster) => {
    const [environment = '', system = ''] = cluster.split('/');
    const isBoth = environment === 'preview' || environment === 'staging';
    const names = isBoth ? [`staging/${system}`, `preview/${system}`] : [cluster];
    return names.flatMap((name) => byName.get(name) ?? []);
  };
}
