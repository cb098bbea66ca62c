import { schemaRule, type Finding } from './check/findings/finding.ts';
import type { Files } from './check/clusters.ts';
import { templateObject } from './check/templates.ts';
import type { ProofCache } from './check/proof-cache.ts';
import { hashOf, hashOfData } from './content-hash.ts';
import type { Origin } from './constructs/origin.ts';
import { installedControllers } from './delivery/controllers.ts';
import { deliveryFiles } from './delivery/files.ts';
import { clusterIdentities } from './delivery/identities.ts';
import { previewObjects } from './delivery/previews.ts';
import type { Source } from './kinds/application.ts';
import { clusterConfig } from './kinds/cluster-config.ts';
import { kindCluster } from './kinds/kind-cluster.ts';
import { stack } from './kinds/stack/stack.ts';
import { emitDocuments } from './manifests/emit.ts';
import { identity, type Manifest } from './manifests/manifest.ts';
import { inOrder } from './manifests/order.ts';
import { previewFiles } from './preview.ts';
import type { ClusterControllers } from './resolve/controllers.ts';
import { problemLine, type Problem } from './resolve/problem.ts';
import type { System } from './resolve/system.ts';
import type { Workload } from './resolve/workload.ts';
import { schemaProblems } from './schemas/validate.ts';
import { systemCharts } from './system-charts.ts';

/** What one system is rendered to in one environment, or in the previews of pull requests. */
export interface Unit {
  /** Such as `production/shop` or `preview/shop`. */
  readonly name: string;
  /** Texts by path below `dist/` and `argocd/`. */
  readonly dist: ReadonlyMap<string, string>;
  readonly argocd: ReadonlyMap<string, string>;
  /** Objects by path below the project. */
  readonly files: Files;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly problems: readonly string[];
  /** Fields that the schemas refuse. */
  readonly refused: readonly Finding[];
  /** Exceptions that some object has, and those that none has here, by file and field. */
  readonly applied: ReadonlySet<string>;
  readonly unapplied: ReadonlyMap<string, Problem>;
  /** Hashes of what texts are made of, by path below the project: of a workload, or of the objects. */
  readonly parts: ReadonlyMap<string, string>;
  /** A hash of the text of a file, by path below the project, made when it is first asked for. */
  readonly hashOf: (file: string) => string;
  /** The same of the paths and texts of all its objects. */
  readonly hash: () => string;
  /** Number of Kubernetes objects. */
  readonly objects: number;
}

/** What a system's objects depend on beside the system. */
export interface Surroundings {
  readonly controllers: ClusterControllers;
  readonly delivery: Source;
}

/** What a system was rendered to before, by the same code and schemas. */
export interface Before {
  readonly unit: Unit | undefined;
}

interface Output extends Unit {
  readonly dist: Map<string, string>;
  readonly argocd: Map<string, string>;
  readonly files: Map<string, readonly Manifest[]>;
  readonly origins: Map<string, Origin>;
  readonly problems: string[];
  readonly refused: Finding[];
  readonly applied: Set<string>;
  readonly unapplied: Map<string, Problem>;
  readonly parts: Map<string, string>;
  /** Of texts, by path below the project. */
  readonly hashes: Map<string, string>;
  /** What may be taken over; forgotten when everything is rendered. */
  before: Before | undefined;
  /** Objects as the schemas are to see them, but for those of files that are as before. */
  readonly checked: Map<string, readonly Manifest[]>;
  objects: number;
}

/**
 * Renders a system in its environment, and holds what it made against the schemas.
 *
 * @param proofs - what knows of schemas that were held; undefined where they shall not be
 * @param before - what of it may be taken over. @default - nothing, nor is anything noted for the next time
 */
export function renderUnit(
  system: System,
  surroundings: Surroundings,
  proofs: ProofCache | undefined,
  before?: Before,
): Unit {
  const output = emptyOutput(`${system.environment.name}/${system.name}`, before);
  renderSystem(system, surroundings, output);
  return checkedUnit(output, proofs);
}

/** The same for what every pull request gets. */
export function renderPreviewUnit(
  system: System,
  delivery: Source,
  proofs: ProofCache | undefined,
  before?: Before,
): Unit {
  const output = emptyOutput(`preview/${system.name}`, before);
  renderPreview(system, delivery, output);
  return checkedUnit(output, proofs);
}

function emptyOutput(name: string, before: Before | undefined): Output {
  let hash: string | undefined;
  const hashes = new Map<string, string>();
  const output: Output = {
    ...{ name, dist: new Map(), argocd: new Map(), files: new Map(), origins: new Map(), checked: new Map(), hashes },
    ...{ before, parts: new Map(), problems: [], refused: [], applied: new Set(), unapplied: new Map(), objects: 0 },
    hashOf(file) {
      const known = hashes.get(file) ?? hashOf(textOf(output, file));
      hashes.set(file, known);
      return known;
    },
    hash: () => (hash ??= hashOfAll(output)),
  };
  return output;
}

function checkedUnit(output: Output, proofs: ProofCache | undefined): Unit {
  if (proofs !== undefined) checkSchemas(output, proofs);
  output.checked.clear();
  output.before = undefined;
  return output;
}

function hashOfAll(unit: Unit): string {
  // No path has a character NUL, so that nothing else is the same when it is put together.
  return hashOf(Array.from(unit.files.keys(), (file) => `${file}\0${unit.hashOf(file)}\0`).join(''));
}

function textOf({ dist, argocd }: Unit, file: string): string {
  const slash = file.indexOf('/');
  return (file.startsWith('dist/') ? dist : argocd).get(file.slice(slash + 1)) ?? '';
}

function renderSystem(system: System, { controllers, delivery }: Surroundings, output: Output): void {
  const { name, environment, hosting } = system;
  const all: Manifest[] = [];
  const folder = `${environment.name}/${name}`;
  const isAsBefore = (file: string, workload: Workload) =>
    // Patches and exceptions tell whether they apply.
    workload.patches.length + workload.exceptions.length === 0 && isPart(output, `dist/${folder}/${file}`, workload);
  for (const chart of systemCharts(system, delivery, isAsBefore)) {
    if (typeof chart === 'string') {
      all.push(...keep(output, `${folder}/${chart}`));
      continue;
    }
    const { file, manifests, problems, origin, applied, unapplied } = chart;
    const own = chart.isInOrder ? manifests : inOrder(manifests);
    if (origin !== undefined) output.origins.set(`dist/${folder}/${file}`, origin);
    write(output, 'dist', `${folder}/${file}`, own);
    all.push(...own);
    output.problems.push(...problems.map(problemLine));
    for (const key of applied) output.applied.add(key);
    for (const problem of unapplied) output.unapplied.set(`${problem.file} ${problem.field}`, problem);
  }
  reportDuplicates(system, all, output.problems);

  const identities = clusterIdentities(system, installedControllers(all, controllers));
  if (hosting.createdBy !== undefined) {
    const cluster = hosting.createdBy === 'eksctl' ? clusterConfig(system, identities) : kindCluster(system);
    write(output, 'dist', `clusters/${environment.name}/${name}.yaml`, [cluster as unknown as Manifest]);
    if (hosting.createdBy === 'eksctl') {
      const path = `clusters/${environment.name}/${name}.cloudformation.template`;
      const template = stack(system);
      output.dist.set(path, textFor(output, 'dist', path, [template]));
      const checked = templateObject(template, path);
      if (checked !== undefined) output.files.set(`dist/${path}`, [checked]);
    }
  }
  for (const [file, objects] of Object.entries(deliveryFiles(system, all, controllers, delivery))) {
    write(output, 'argocd', `${environment.name}/${name}/${file}`, inOrder(objects));
  }
}

/** Whether a file is made of the same as before, and notes of what it is made now. */
function isPart({ before, parts }: Output, file: string, of: object): boolean {
  const hash = before && hashOfData(of);
  if (hash === undefined) return false;
  parts.set(file, hash);
  return before?.unit?.parts.get(file) === hash;
}

/** Takes a file over that was rendered before, and was not refused. */
function keep(output: Output, path: string): readonly Manifest[] {
  const unit = output.before?.unit;
  const manifests = unit?.files.get(`dist/${path}`) ?? [];
  output.files.set(`dist/${path}`, manifests);
  output.dist.set(path, unit?.dist.get(path) ?? '');
  if (unit !== undefined) output.hashes.set(`dist/${path}`, unit.hashOf(`dist/${path}`));
  output.objects += manifests.length;
  return manifests;
}

/** The text of objects; it takes longer than to see that it is as before. */
function textFor(output: Output, folder: 'dist' | 'argocd', path: string, objects: readonly object[]): string {
  const file = `${folder}/${path}`;
  const known = !output.parts.has(file) && isPart(output, file, objects) ? output.before?.unit : undefined;
  return known?.[folder].get(path) ?? emitDocuments(objects);
}

/** Renders the one folder for all pull requests; Argo CD applies it in the namespace of each. */
function renderPreview(system: System, delivery: Source, output: Output): void {
  const placed: Manifest[] = [];
  const { files, problems } = previewFiles(system);
  output.problems.push(...problems);
  for (const [file, objects] of files) {
    // The objects get a namespace when they are applied; the checks use a placeholder.
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
  output.objects += manifests.length;
  output.files.set(file, manifests);
  const text = textFor(output, folder, path, manifests);
  output[folder].set(path, text);
  const isAsBefore = output.before?.unit?.parts.get(file) === output.parts.get(file) && output.parts.has(file);
  if (!isAsBefore) output.checked.set(file, checked);
}

/** Checks all objects against the schemas of their kinds. */
function checkSchemas(unit: Output, proofs: ProofCache): void {
  const refused = proofs.remember(`schemas/${unit.name}`, [unit.hash()], () =>
    [...unit.checked].flatMap(([file, manifests]) =>
      manifests.flatMap((manifest, document): Finding[] => {
        const { kind, metadata } = manifest;
        const problems = schemaProblems(manifest as unknown as Record<string, unknown>);
        const place = { rule: schemaRule, severity: 'error', file, document } as const;
        return problems.map((problem) => ({ ...place, object: `${kind} ${metadata.name}`, ...problem }));
      }),
    ),
  );
  unit.refused.push(...refused);
}

function reportDuplicates(system: System, manifests: readonly Manifest[], problems: string[]): void {
  const seen = new Set<string>();
  for (const manifest of manifests) {
    const id = identity(manifest);
    if (seen.has(id)) {
      problems.push(
        `charts/${system.name}/system.ts › ${manifest.metadata.namespace ?? ''}: two objects are ${id} in ${system.environment.name} › different names`,
      );
    }
    seen.add(id);
  }
}
