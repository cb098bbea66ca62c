import { isDefinition, kindsOfDefinition, type ImportedKind, type ImportedKinds } from '../schemas/definitions.ts';
import {
  definedKind,
  fieldProblems,
  isForeign,
  isNamespaced,
  schemaProblems,
  schemaReference,
  type OtherKinds,
} from '../schemas/validate.ts';
import { asDecrypted } from './encrypted.ts';
import { isKustomization, patchFiles } from './kustomizations.ts';
import { asApplied, controllerOf } from './live-objects.ts';
import { isTemplated, ofTemplate } from './placeholders.ts';
import type { SchemaProblem } from '../schemas/visit.ts';
import { schemaRule, type Finding } from './check.ts';
import { templateObject } from './templates.ts';
import type { Files } from './clusters.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { readDocuments, stepsOf } from '../manifests/read.ts';
import type { Metadata } from '../model/kinds.ts';
import type { Severity } from '../model/rule.ts';

/** Manifests of YAML files, with a valid structure, and findings about the files themselves. */
export interface ReadManifests {
  readonly files: Files;
  readonly findings: readonly Finding[];
  /** Kinds that are known by CustomResourceDefinitions. */
  readonly others: OtherKinds;
}

/** Facts about files that are not in their content. */
export interface Reading {
  /** The namespace of objects without one. @default - unknown */
  readonly namespace?: string;
  /** Whether the files contain all objects. @default - true */
  readonly complete?: boolean;
  /** Kinds of CustomResourceDefinitions that were asked for. @default - none */
  readonly kinds?: ImportedKinds;
}

/**
 * Reads files of manifests, by path. A field that the schema of its kind refuses is a finding, and is left out of the
 * input of rules: the API server would drop the field or refuse the object.
 */
export function readManifests(texts: ReadonlyMap<string, string>, reading: Reading = {}): ReadManifests {
  const findings: Finding[] = [];
  const files = new Map<string, Manifest[]>();
  const patches = patchFiles(texts);
  const others = { asked: reading.kinds ?? new Map<string, ImportedKind>(), present: definitionsOf(texts) };
  for (const [file, text] of texts) {
    if (isKustomization(file)) continue;
    const read = readDocuments(text);
    if ('error' in read) {
      findings.push(unreadable(file, text, read.error, reading));
      continue;
    }
    if (patches.has(file)) {
      findings.push({ ...partOfObject(file), ...unjudged('what kustomize build makes of it is not among the files') });
      continue;
    }
    const manifests: Manifest[] = [];
    files.set(file, manifests);
    for (const [document, value] of read.documents.entries()) {
      const template = templateObject(value, file);
      // An empty document is allowed.
      if (value === null) manifests.push(nothing);
      else if (template !== undefined) manifests.push(template);
      else if (reading.complete === false && isNoManifest(value)) {
        manifests.push(nothing);
        const is = Array.isArray(value) ? 'a list' : 'has neither kind nor metadata';
        const problem = { field: '', is, needed: 'a Kubernetes object' };
        findings.push({ ...schemaFinding(file, document, '', problem), ...unjudged('it is no manifest') });
      } else
        manifests.push(
          readManifest(named(value, `${files.size}-${document}`), { ...reading, others }, (title, problem, severity) =>
            findings.push(ofPart(schemaFinding(file, document, title, problem, severity), problem, reading)),
          ),
        );
    }
  }
  return { files: withoutMade(files), findings, others };
}

/** The kinds of CustomResourceDefinitions among files; of one that is wrong, its own schema says so. */
function definitionsOf(texts: ReadonlyMap<string, string>): ImportedKinds {
  const kinds = new Map<string, ImportedKind>();
  for (const text of texts.values()) {
    if (!text.includes('CustomResourceDefinition')) continue;
    const read = readDocuments(text);
    for (const document of 'error' in read ? [] : read.documents) {
      const found = isDefinition(document) ? kindsOfDefinition(document) : undefined;
      if (found === undefined || 'field' in found) continue;
      for (const [key, kind] of found) kinds.set(key, kind);
    }
  }
  return kinds;
}

/** Helm templates become YAML only after rendering. */
function unreadable(
  file: string,
  text: string,
  { line, reason }: { readonly line: number; readonly reason: string },
  { complete = true }: Reading,
): Finding {
  const finding = schemaFinding(file, 0, '', { field: `line ${line}`, is: reason, needed: 'YAML' });
  return complete || !isTemplated(text) ? finding : { ...finding, ...unjudged(ofTemplate) };
}

/** A finding that more files, or a definition, may undo. */
function ofPart(finding: Finding, { isUnknown }: Problem, { complete = true }: Reading): Finding {
  if (complete) return finding;
  if (isUnknown !== undefined) {
    const gives = isOfKubernetes(isUnknown.apiVersion) ? '' : ': --crd FILE gives one';
    const is = `'${isUnknown.kind}' of ${isUnknown.apiVersion}`;
    return { ...finding, is, ...unjudged(`no schema of it is here${gives}`) };
  }
  return isTemplated(finding.is + finding.field) ? { ...finding, ...unjudged(ofTemplate) } : finding;
}

/** A problem of an object; or the kind that nobody here knows. */
type Problem = SchemaProblem & { readonly isUnknown?: { readonly apiVersion: string; readonly kind: string } };

/** Kubernetes' own groups have no dot, or are of k8s.io: https://kubernetes.io/docs/reference/using-api/#api-groups */
function isOfKubernetes(apiVersion: string): boolean {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined || !group.includes('.') || ownGroups.test(group);
}

const ownGroups =
  /^(admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|flowcontrol\.apiserver|internal\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io$/;

function partOfObject(file: string): Finding {
  return schemaFinding(file, 0, '', { field: '', is: 'a patch that kustomize merges into another object', needed: '' });
}

function unjudged(reason: string): Pick<Finding, 'unjudged'> {
  return { unjudged: reason };
}

/** Folders also contain other YAML files, such as Helm values, playbooks and configuration of tools. */
function isNoManifest(value: unknown): boolean {
  return Array.isArray(value) || (isObject(value) && !('kind' in value) && !('metadata' in value));
}

/** Removes objects that another object recreates: pods of a ReplicaSet, ReplicaSets of a Deployment. */
function withoutMade(files: ReadonlyMap<string, Manifest[]>): Files {
  const keys = new Set<string>();
  for (const manifests of files.values())
    for (const { kind, metadata } of manifests) keys.add(`${kind} ${metadata.namespace ?? ''}/${metadata.name}`);
  for (const manifests of files.values())
    for (const [index, manifest] of manifests.entries()) {
      const { controller } = manifest.metadata as Metadata;
      if (
        controller !== undefined &&
        keys.has(`${controller.kind} ${manifest.metadata.namespace ?? ''}/${controller.name}`)
      )
        manifests[index] = nothing;
    }
  return files;
}

/** Takes the place of a document that is not a manifest, so that the numbers of later documents stay correct. */
const nothing: Manifest = { apiVersion: '', kind: '', metadata: { name: '' } };

function schemaFinding(
  file: string,
  document: number,
  object: string,
  problem: SchemaProblem,
  severity: Severity = 'error',
): Finding {
  const { field, is, needed } = problem;
  return { rule: schemaRule, severity, file, document, object, field, is, needed };
}

function readManifest(
  read: unknown,
  reading: Reading & { readonly others: OtherKinds },
  report: (title: string, problem: Problem, severity?: Severity) => void,
): Manifest {
  if (!isObject(read)) {
    report('', { field: '', is: 'not a mapping', needed: 'a Kubernetes object' });
    return nothing;
  }
  const { others } = reading;
  const controller = controllerOf(read);
  const { value, isPlaced } = placed(asApplied(asDecrypted(read)), reading);
  const { apiVersion, kind } = value;
  const title = titleOf(isPlaced ? read : value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    for (const problem of schemaProblems(value, others)) report(title, problem);
    return nothing;
  }
  // It is used to check objects of its kinds.
  if (isDefinition(value) && apiVersion === 'apiextensions.k8s.io/v1')
    return { apiVersion, kind, metadata: knownMetadata(value.metadata) };
  if (isForeign({ apiVersion, kind }, others)) {
    const is = `'${kind}' of ${apiVersion}: this kind is unknown, so it is not checked`;
    report(
      title,
      {
        field: 'kind',
        is,
        needed: 'its CustomResourceDefinition: --crd FILE, or among the files',
        isUnknown: { apiVersion, kind },
      },
      'warning',
    );
    const hasNamesake = schemaProblems(value, others).some(({ field }) => field === 'apiVersion');
    return hasNamesake ? nothing : { apiVersion, kind, metadata: knownMetadata(value.metadata) };
  }
  const problems = withoutIdleFields(value, (object) => schemaProblems(object, others), others);
  const isOfOldVersion = problems.some(({ field }) => field === 'apiVersion');
  // The fields of an old version are mostly those of the served one. For an unknown kind nothing is certain.
  const wrong = isOfOldVersion ? withoutIdleFields(value, fieldProblems, others) : problems;
  // Rules report whether an old version is still served.
  const isLeft = isOfOldVersion && wrong !== undefined && mayBeServed.test(apiVersion);
  const severity = isLeft ? 'warning' : 'error';
  // The API server clears the namespace of a cluster-scoped object.
  const isTaken = (problem: SchemaProblem): boolean =>
    problem.ofSomeVersions === true || isCleared(problem, { apiVersion, kind }, others);
  for (const problem of problems) report(title, problem, isTaken(problem) ? 'warning' : severity);
  if (isOfOldVersion)
    for (const problem of wrong ?? []) report(title, problem, isTaken(problem) ? 'warning' : severity);
  if (wrong === undefined || problems.some(({ field }) => field === 'kind')) return nothing;
  for (const { field, isReadable, ofSomeVersions } of [...wrong].reverse())
    if (isReadable !== true && ofSomeVersions !== true) remove(value, stepsOf(field));
  const { name = '', ...metadata } = isObject(value.metadata) ? value.metadata : {};
  return {
    ...value,
    metadata: {
      ...metadata,
      name,
      ...(isPlaced && { namespace: unknownNamespace }),
      ...(controller && { controller }),
    },
  } as unknown as Manifest;
}

/** Namespace of objects without one: it is unknown, but the same for all of them. */
const unknownNamespace = '';

/**
 * The problems of an object, without those that the API server ignores too: nulls, fields that it sets itself, and
 * names in templates of Kubernetes' own kinds.
 */
function withoutIdleFields<Problems extends readonly SchemaProblem[] | undefined>(
  value: Record<string, unknown>,
  judge: (value: Record<string, unknown>) => Problems,
  others: OtherKinds,
): Problems {
  const problems = judge(value);
  const { apiVersion, kind } = value;
  const isOwn = /^(apps|batch)\/|^v1$/.test(String(apiVersion));
  // Server-side apply, which Argo CD and Flux use, refuses a null in a custom resource. A null in a list is an item.
  const key = { apiVersion: String(apiVersion), kind: String(kind) };
  const isCustom = schemaReference(key) !== undefined || definedKind(key, others) !== undefined;
  const isPruned = (field: string): boolean =>
    !/\[\d+\]$/.test(field) && (!isCustom || field.startsWith('metadata.') || field === 'status');
  const idle = (problems ?? []).filter(
    ({ field, is, isIdle }) =>
      isIdle === true ||
      (is === 'null' && isPruned(field)) ||
      ofServer.test(field) ||
      (isOwn && inTemplate.test(field)),
  );
  for (const { field, is } of idle.reverse())
    if (is === 'null' && ofAmounts.test(field)) set(value, stepsOf(field), 0);
    else if (is === 'null' && ofTexts.test(field)) set(value, stepsOf(field), '');
    else remove(value, stepsOf(field));
  return idle.length === 0 ? problems : judge(value);
}

function isCleared(
  { field }: SchemaProblem,
  kind: { readonly apiVersion: string; readonly kind: string },
  others: OtherKinds,
): boolean {
  return field === 'metadata.namespace' && isNamespaced(kind, others) === false;
}

/** Only HorizontalPodAutoscaler has two stable versions. */
const mayBeServed = /\d(alpha|beta)\d|^autoscaling\/v1$/;

/** Maps of texts, where the API server reads a null as ''. */
const ofTexts = /\.(labels|matchLabels|nodeSelector)(\.[\w-]+|\['[^']+'\])$/;

/** Maps of quantities, where the API server reads a null as 0. */
const ofAmounts =
  /\.(capacity|default|defaultRequest|hard|limits|max|maxLimitRequestRatio|min|overhead|requests)(\.[\w-]+|\['[^']+'\])$/;

/** Fields that kubectl also writes if they are empty. */
const ofServer = /^status$|\.metadata\.(creationTimestamp|generation|managedFields|resourceVersion|selfLink|uid)$/;

/** The controller names the objects that it creates from a template, whatever the template says. */
const inTemplate = /^spec\.([\w.]*\.)?(template|jobTemplate|volumeClaimTemplates\[\d+\])\.metadata\.(name|namespace)$/;

/** The metadata of an object without a schema, as far as rules may read it. */
function knownMetadata(metadata: unknown): Manifest['metadata'] {
  const { name, namespace, annotations } = isObject(metadata) ? metadata : {};
  const texts = Object.entries(isObject(annotations) ? annotations : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    name: typeof name === 'string' ? name : '',
    ...(typeof namespace === 'string' && { namespace }),
    annotations: Object.fromEntries(texts),
  };
}

/** The object with the namespace that its schema requires, and whether that namespace is only a placeholder. */
function placed(
  value: Record<string, unknown>,
  { namespace, others }: Reading & { readonly others: OtherKinds },
): { readonly value: Record<string, unknown>; readonly isPlaced: boolean } {
  const { apiVersion, kind, metadata } = value;
  const isKnown = typeof apiVersion === 'string' && typeof kind === 'string' && isObject(metadata);
  if (!isKnown || isNamespaced({ apiVersion, kind }, others) !== true) return { value, isPlaced: false };
  // An empty one is none.
  if (metadata.namespace !== undefined && metadata.namespace !== null && metadata.namespace !== '')
    return { value, isPlaced: false };
  return {
    value: { ...value, metadata: { ...metadata, namespace: namespace ?? 'unknown' } },
    isPlaced: namespace === undefined,
  };
}

/**
 * The API server completes the name of a hook, and of an object from `kubectl create`.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#generate-name
 */
function named(value: unknown, ending: string): unknown {
  const metadata = isObject(value) ? value.metadata : undefined;
  if (!isObject(value) || !isObject(metadata) || 'name' in metadata) return value;
  const { generateName, ...rest } = metadata;
  if (typeof generateName !== 'string') return value;
  return { ...value, metadata: { ...rest, name: `${generateName}${ending}` } };
}

function titleOf({ kind, metadata }: Record<string, unknown>): string {
  const { name, namespace } = isObject(metadata) ? metadata : {};
  const text = (part: unknown, after: string) => (typeof part === 'string' ? part + after : '');
  return (text(kind, ' ') + text(namespace, '/') + text(name, '')).trim();
}

/** Replaces the value of a field. */
function set(value: Record<string, unknown>, steps: readonly (string | number)[], to: unknown): void {
  let parent: unknown = value;
  for (const step of steps.slice(0, -1)) parent = (parent as Record<string | number, unknown> | undefined)?.[step];
  const last = steps.at(-1);
  if (isObject(parent) && last !== undefined) parent[last] = to;
}

/** Removes a field, or an item of a list. */
function remove(value: Record<string, unknown>, steps: readonly (string | number)[]): void {
  let parent: unknown = value;
  for (const step of steps.slice(0, -1)) parent = (parent as Record<string | number, unknown> | undefined)?.[step];
  const last = steps.at(-1);
  if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
  else if (isObject(parent) && last !== undefined) Reflect.deleteProperty(parent, last);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
