import { stepsOf } from '../manifests/field-steps.ts';
import { readDocuments } from '../manifests/read.ts';
import { fieldsIn, isFields, itemsIn } from '../model/untyped.ts';
import type { Finding } from './findings/finding.ts';
import { besides, isKustomization } from './kustomizations.ts';

/** What is said of a finding that a patch of kustomize may undo. */
const ofBuild = 'kustomize patches this field';

/** Steps to a field; those to items of lists are all alike. */
type Steps = readonly string[];

/** Fields that a patch of kustomize writes. */
interface Patch {
  readonly kind: RegExp;
  readonly name: RegExp;
  readonly fields: readonly Steps[];
}

/** Findings, of which those are uncertain whose field a patch of kustomize writes: nobody applies the object without it. */
export function withPatches(findings: readonly Finding[], texts: ReadonlyMap<string, string>): readonly Finding[] {
  const patches = [...texts].flatMap(([file, text]) => (isKustomization(file) ? patchesOf(file, text, texts) : []));
  if (patches.length === 0) return findings;
  return findings.map((finding) => {
    if (finding.unjudged !== undefined || finding.object === '') return finding;
    const [, kind = '', name = ''] = /^(\S+) (?:.*\/)?(.*)$/.exec(finding.object) ?? [];
    const steps = stepsOf(finding.field).map(alike);
    const isPatched = patches.some(
      (patch) => patch.kind.test(kind) && patch.name.test(name) && patch.fields.some((field) => isOnWay(field, steps)),
    );
    return isPatched ? { ...finding, unjudged: ofBuild } : finding;
  });
}

function isOnWay(one: Steps, other: Steps): boolean {
  return one.slice(0, other.length).every((step, index) => step === other[index]);
}

function alike(step: string | number): string {
  return typeof step === 'number' ? item : step;
}

const item = '[]';

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/ */
function patchesOf(file: string, text: string, texts: ReadonlyMap<string, string>): readonly Patch[] {
  return documentsOf(text).flatMap((document) => {
    const { patches, patchesStrategicMerge, patchesJson6902, replicas } = fieldsIn(document);
    const written = [patches, patchesStrategicMerge, patchesJson6902].flatMap(itemsIn).flatMap((entry) => {
      const { path = entry, patch, target } = fieldsIn(typeof entry === 'string' ? { path: entry } : entry);
      const isInline = typeof path === 'string' && path.includes('\n');
      const inline = typeof patch === 'string' ? patch : isInline ? path : undefined;
      const content = inline ?? (typeof path === 'string' ? texts.get(besides(file, path)) : undefined);
      return content === undefined ? [] : documentsOf(content).map((one) => patchOf(one, fieldsIn(target)));
    });
    const counted = itemsIn(replicas).map((one) => patchFor(undefined, fieldsIn(one).name, [['spec', 'replicas']]));
    return [...written, ...counted];
  });
}

function documentsOf(text: string): readonly unknown[] {
  const read = readDocuments(text);
  return 'error' in read ? [] : read.documents;
}

/** A patch is a list of operations on its target, or a part of the object that it is merged into. */
function patchOf(patch: unknown, target: Readonly<Record<string, unknown>>): Patch {
  if (Array.isArray(patch)) {
    const fields = itemsIn(patch).map((operation) => stepsOfPointer(fieldsIn(operation).path));
    return patchFor(target.kind, target.name, fields);
  }
  const { apiVersion: _, kind, metadata, ...rest } = fieldsIn(patch);
  const { name, ...changed } = fieldsIn(metadata);
  const fields = fieldsOf({ ...rest, ...(Object.keys(changed).length > 0 && { metadata: changed }) });
  return patchFor(target.kind ?? kind, Object.keys(target).length > 0 ? target.name : name, fields);
}

function patchFor(kind: unknown, name: unknown, fields: readonly Steps[]): Patch {
  return { kind: selector(kind), name: selector(name), fields };
}

/** Kinds and names of targets are regular expressions; without one, it is any. */
function selector(text: unknown): RegExp {
  try {
    return typeof text === 'string' && text !== '' ? new RegExp(`^(${text})$`) : /^/;
  } catch {
    return /^/;
  }
}

/** https://datatracker.ietf.org/doc/html/rfc6901 */
function stepsOfPointer(pointer: unknown): Steps {
  if (typeof pointer !== 'string') return [];
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => (/^(\d+|-)$/.test(step) ? item : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** The fields that a part of an object has; a directive such as `$patch: delete` is about all of its map. */
function fieldsOf(value: unknown): readonly Steps[] {
  if (Array.isArray(value)) return itemsIn(value).flatMap((one) => below(item, fieldsOf(withoutKey(one))));
  if (!isFields(value) || Object.keys(value).some((name) => name.startsWith('$'))) return [[]];
  return Object.entries(value).flatMap(([name, inner]) => below(name, fieldsOf(inner)));
}

/** The name of an item says which one is meant. */
function withoutKey(value: unknown): unknown {
  if (!isFields(value)) return value;
  const { name, ...rest } = value;
  return Object.keys(rest).length > 0 ? rest : { name };
}

function below(step: string, fields: readonly Steps[]): readonly Steps[] {
  return fields.map((steps) => [step, ...steps]);
}
