import { createHash } from 'node:crypto';
import { buildCharts } from './constructs/build-charts.ts';
import type { Origin } from './constructs/origin.ts';
import type { Environment } from './spec/environment.ts';
import type { SystemSpec } from './spec/system.ts';
import { schemaProblems } from './schemas/validate.ts';
import {
  clusterIdentities,
  deliveryFiles,
  installedControllers,
  previewObjects,
  type Controllers,
} from './delivery.ts';
import type { Source } from './kinds/application.ts';
import { clusterConfig } from './kinds/cluster-config.ts';
import { templateObject } from './check/templates.ts';
import { stack } from './kinds/stack/stack.ts';
import { kindCluster } from './kinds/kind-cluster.ts';
import { schemaRule, type Finding } from './check/check.ts';
import { filesOfClusters, subjectsOf, type Files, type Subjects } from './check/clusters.ts';
import { alsoIn, byCause } from './check/findings/by-cause.ts';
import { causeParts } from './check/findings/text.ts';
import { noCache, type ProofCache } from './check/proof-cache.ts';
import type { Specs } from './provenance/owner.ts';
import { traced } from './provenance/trace.ts';
import { emitDocuments } from './manifests/emit.ts';
import { identity, type Manifest } from './manifests/manifest.ts';
import { inOrder } from './manifests/order.ts';
import { problemLine, type Problem } from './resolve/problem.ts';
import { resolve } from './resolve/resolve.ts';
import { shapeProblems } from './resolve/spec-shape.ts';
import type { System } from './resolve/system.ts';
import { previewEnvironment, previewFiles } from './preview.ts';
import { edgeList } from './model/traffic/edges.ts';
import { systemCharts } from './system-charts.ts';

/** What is rendered, and from what. */
export interface Platform {
  readonly systems: readonly SystemSpec[];
  readonly environments: readonly Environment[];
  readonly controllers: Controllers;
  readonly delivery: Source;
}

/**
 * The two folders of rendered files, by path below each; whole only when there are no problems. Of each cluster
 * `dist/edges/` lists who reaches whom, for reviewers: Argo CD does not look there.
 */
export interface Rendered {
  readonly dist: ReadonlyMap<string, string>;
  readonly argocd: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
  /** The objects of all files, by path below the project. */
  readonly files: Files;
  /** The clusters that they make. */
  readonly subjects: Subjects;
  /** What the files of a cluster say, as a hash of their paths and texts. */
  readonly textsOf: (cluster: string) => Iterable<string>;
  /** Where the objects of files are written that constructs made, by the same paths. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Number of Kubernetes objects. */
  readonly objects: number;
}

/** Renders every system in every environment; all problems are found before anything is returned. */
export function render(
  platform: Platform,
  { checks = true, proofs = noCache }: { readonly checks?: boolean; readonly proofs?: ProofCache } = {},
): Rendered {
  // A spec that is not what its types say cannot be resolved.
  const misshapen = [...platform.systems.flatMap(shapeOf)];
  const twice = misshapen.length > 0 ? [] : sameNames(platform.systems);
  if (misshapen.length + twice.length > 0) return refused([...misshapen, ...twice]);

  const problems: Problem[] = [];
  const resolved: System[] = [];
  for (const environment of platform.environments) {
    for (const spec of platform.systems) {
      const { system, problems: found } = built(spec, environment, platform.systems);
      resolved.push(system);
      problems.push(...found);
    }
  }
  const previews = platform.systems.flatMap((spec) => {
    const staging = platform.environments.find(({ name }) => name === 'staging');
    if (spec.previews === undefined || staging === undefined) return [];
    const { system, problems: found } = built(spec, previewEnvironment(staging), platform.systems);
    problems.push(...found);
    return [system];
  });
  if (problems.length > 0) return refused(problems);

  const output: Output = {
    ...{ dist: new Map(), argocd: new Map(), files: new Map(), origins: new Map() },
    ...{ problems: [], applied: new Set(), unapplied: new Map(), objects: 0, checks, unchecked: [], refused: [] },
  };
  for (const system of resolved) {
    renderSystem(system, platform, output);
    checkSchemas(`${system.environment.name}/${system.name}`, output, proofs);
  }
  for (const system of previews) {
    renderPreview(system, platform, output);
    checkSchemas(`preview/${system.name}`, output, proofs);
  }
  output.problems.push(...schemaLines(output, platform));
  for (const [key, problem] of output.unapplied)
    if (!output.applied.has(key)) output.problems.push(problemLine(problem));
  const subjects = subjectsOf(output.files);
  const textsOf = textsOfClusters(output);
  if (checks && output.problems.length === 0) {
    for (const cluster of subjects.clusters)
      if (!cluster.name.startsWith('preview/')) {
        const edges = proofs.remember(`edges/${cluster.name}`, textsOf(cluster.name), () => edgeList(cluster));
        output.dist.set(`edges/${cluster.name}.csv`, edges);
      }
  }
  return { ...output, subjects, textsOf };
}

/** What of a system is not as its types say; one that has no name is in no folder. */
function shapeOf(system: unknown, index: number): readonly Problem[] {
  const name = typeof system === 'object' && system !== null && 'name' in system ? system.name : undefined;
  if (typeof name === 'string') return shapeProblems(system, name);
  const place = { file: 'charts/systems.ts', field: `systems[${index}]` };
  const isObject = typeof system === 'object' && system !== null;
  return [{ ...place, is: isObject ? 'no name' : described(system), needed: 'a system, with a name' }];
}

/** A value that is no object, in a word. */
function described(value: unknown): string {
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}

/** Two systems of one name would write the same files. */
function sameNames(systems: readonly SystemSpec[]): readonly Problem[] {
  const names = systems.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) => ({
    file: 'charts/systems.ts',
    field: 'systems',
    is: `two are called '${name}'`,
    needed: 'a name of its own for each',
  }));
}

/** A system in an environment: first what its constructs make, because quotas and policies follow from it. */
function built(
  spec: SystemSpec,
  environment: Environment,
  systems: readonly SystemSpec[],
): { readonly system: System; readonly problems: readonly Problem[] } {
  const { built: charts, problems } = buildCharts(spec, environment);
  const resolved = resolve(spec, environment, systems, charts);
  return { ...resolved, problems: [...problems, ...resolved.problems] };
}

/** A wrong spec is often wrong in every environment in the same way: that is one problem. */
function refused(problems: readonly Problem[]): Rendered {
  const lines = [...new Set(problems.map(problemLine))];
  const subjects = { clusters: [], places: new Map<never, never>() };
  return {
    ...{ dist: new Map(), argocd: new Map(), files: new Map(), origins: new Map() },
    ...{ subjects, problems: lines, objects: 0, textsOf: () => [] },
  };
}

function textsOfClusters({ dist, argocd, files }: Output): Rendered['textsOf'] {
  const byCluster = filesOfClusters(files.keys());
  const folders = new Map([
    ['dist', dist],
    ['argocd', argocd],
  ]);
  const hashes = new Map<string, string>();
  const hashOf = (cluster: string): string => {
    const hash = createHash('sha256');
    for (const file of byCluster.get(cluster) ?? []) {
      const slash = file.indexOf('/');
      const text = folders.get(file.slice(0, slash))?.get(file.slice(slash + 1)) ?? '';
      hash.update(`${file}\0${text.length}\0`).update(text);
    }
    return hash.digest('base64url');
  };
  return (cluster) => {
    const hash = hashes.get(cluster) ?? hashOf(cluster);
    hashes.set(cluster, hash);
    return [hash];
  };
}

interface Output {
  readonly dist: Map<string, string>;
  readonly argocd: Map<string, string>;
  readonly files: Map<string, readonly Manifest[]>;
  readonly origins: Map<string, Origin>;
  readonly problems: string[];
  readonly applied: Set<string>;
  readonly unapplied: Map<string, Problem>;
  readonly checks: boolean;
  /** Files whose objects were not held against their schemas yet. */
  readonly unchecked: { readonly file: string; readonly text: string; readonly manifests: readonly Manifest[] }[];
  /** What those that were held against their schemas break. */
  readonly refused: Finding[];
  objects: number;
}

function renderSystem(system: System, { controllers, delivery }: Platform, output: Output): void {
  const { name, environment } = system;
  const all: Manifest[] = [];
  for (const chart of systemCharts(system, delivery)) {
    const { file, manifests, problems, origin, applied, unapplied } = chart;
    const own = chart.isInOrder ? manifests : inOrder(manifests);
    if (origin !== undefined) output.origins.set(`dist/${environment.name}/${name}/${file}`, origin);
    write(output, 'dist', `${environment.name}/${name}/${file}`, own);
    all.push(...own);
    output.problems.push(...problems.map(problemLine));
    for (const key of applied) output.applied.add(key);
    for (const problem of unapplied) output.unapplied.set(`${problem.file} ${problem.field}`, problem);
  }
  reportDuplicates(system, all, output.problems);

  const identities = clusterIdentities(system, installedControllers(system, all, controllers));
  // k3s needs no definition: it is installed on the machine.
  if (system.cluster.machine?.distribution !== 'k3s') {
    const cluster = environment.platform === 'eks' ? clusterConfig(system, identities) : kindCluster(system);
    write(output, 'dist', `clusters/${environment.name}/${name}.yaml`, [cluster as unknown as Manifest]);
    if (environment.platform === 'eks') {
      const path = `clusters/${environment.name}/${name}.cloudformation.template`;
      const template = stack(system);
      output.dist.set(path, emitDocuments([template]));
      const checked = templateObject(template, path);
      if (checked !== undefined) output.files.set(`dist/${path}`, [checked]);
    }
  }
  for (const [file, objects] of Object.entries(deliveryFiles(system, all, controllers, delivery))) {
    write(output, 'argocd', `${environment.name}/${name}/${file}`, inOrder(objects));
  }
}

/** One folder for every pull request: Argo CD puts it into the namespace of each. */
function renderPreview(system: System, { delivery }: Platform, output: Output): void {
  const placed: Manifest[] = [];
  for (const [file, objects] of previewFiles(system)) {
    // They get their namespace when they are applied; for the checks they have one.
    const checked = objects.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: 'pr-1' } }));
    write(output, 'dist', `preview/${system.name}/${file}`, inOrder(objects), checked);
    placed.push(...checked);
  }
  write(
    output,
    'argocd',
    `${system.environment.name}/${system.name}/previews.yaml`,
    inOrder(previewObjects(system, placed, delivery)),
  );
}

function write(
  output: Output,
  folder: 'dist' | 'argocd',
  path: string,
  manifests: readonly Manifest[],
  checked: readonly Manifest[] = manifests,
): void {
  const file = `${folder}/${path}`;
  const text = emitDocuments(manifests);
  output.unchecked.push({ file, text, manifests: checked });
  output.objects += manifests.length;
  output.files.set(file, manifests);
  output[folder].set(path, text);
}

/** Holds what was written since the last time against the schemas of its kinds. */
function checkSchemas(subject: string, output: Output, proofs: ProofCache): void {
  const files = output.unchecked.splice(0);
  if (!output.checks) return;
  const texts = files.flatMap(({ file, text }) => [file, text]);
  const refused = proofs.remember(`schemas/${subject}`, texts, () =>
    files.flatMap(({ file, manifests }) =>
      manifests.flatMap((manifest, document): Finding[] => {
        const { kind, metadata } = manifest;
        const problems = schemaProblems(manifest as unknown as Record<string, unknown>);
        const place = { rule: schemaRule, severity: 'error', file, document } as const;
        return problems.map((problem) => ({ ...place, object: `${kind} ${metadata.name}`, ...problem }));
      }),
    ),
  );
  output.refused.push(...refused);
}

/** What schemas refuse, with the field of the spec that makes it so; what is the same in several environments is said once. */
function schemaLines({ refused, files, origins }: Output, specs: Specs): readonly string[] {
  return byCause(traced(refused, files, specs)).map(({ finding, also }) => {
    const { file, object, field, is, needed } = finding;
    const source = origins.get(file)?.source;
    const cause = finding.cause ?? (source === undefined ? undefined : { file: source, field: '' });
    const parts = [...causeParts(cause), file, object, field].filter((part) => part !== '');
    return `${parts.join(' › ')}: ${is} › ${needed}${alsoIn(also)}`;
  });
}

function reportDuplicates(system: System, manifests: readonly Manifest[], problems: string[]): void {
  const seen = new Set<string>();
  for (const manifest of manifests) {
    const id = identity(manifest);
    if (seen.has(id)) {
      problems.push(
        `charts/${system.name}/system.ts › ${manifest.metadata.namespace ?? ''}: two objects are ${id} in ${system.environment.name} › names of their own`,
      );
    }
    seen.add(id);
  }
}
