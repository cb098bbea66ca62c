import type { Manifest } from '../manifests/manifest.ts';
import { versionInstead } from '../model/ended-versions.ts';
import type { Severity } from '../model/rule.ts';
import { isFields } from '../model/untyped.ts';
import { isDefinition } from '../schemas/definitions.ts';
import {
  definedKind,
  fieldProblems,
  isForeign,
  isNamespaced,
  knownVersion,
  schemaProblems,
  schemaReference,
  type KindKey,
  type OtherKinds,
} from '../schemas/validate.ts';
import type { SchemaProblem } from '../schemas/visit.ts';
import { removeField } from './edit-fields.ts';
import { asDecrypted } from './encrypted.ts';
import { withoutIdleFields } from './idle-fields.ts';
import { asApplied, controllerOf, isOfCluster } from './live-objects.ts';

/** A problem of an object; or the kind that nobody here knows. */
export type Problem = SchemaProblem & {
  readonly isUnknown?: KindKey;
  /** Whether it is a field that another version of the definition may have. @default - no */
  readonly ofDefinition?: true;
};

/** Takes a problem of an object, whose title is `Kind namespace/name`, as far as it has them. */
export type Report = (title: string, problem: Problem, severity?: Severity) => void;

/** What is known beside the object itself. */
export interface Surroundings {
  /** The namespace of objects without one. @default - unknown */
  readonly namespace?: string;
  /** Kinds that are known by CustomResourceDefinitions. */
  readonly others: OtherKinds;
}

/** Takes the place of a document that is not a manifest, so that the numbers of later documents stay correct. */
export const nothing: Manifest = { apiVersion: '', kind: '', metadata: { name: '' } };

/** The object of a document, without the fields that its schema refuses: each of them is reported. */
export function validated(read: unknown, surroundings: Surroundings, report: Report): Manifest {
  if (!isFields(read)) {
    report('', { field: '', is: 'not a mapping', needed: 'a Kubernetes object' });
    return nothing;
  }
  const { others } = surroundings;
  const { value, isPlaced } = placed(asApplied(asDecrypted(read)), surroundings);
  const { apiVersion, kind } = value;
  const title = titleOf(isPlaced ? read : value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    for (const problem of schemaProblems(value, others)) report(title, problem);
    return nothing;
  }
  const key = { apiVersion, kind };
  // It is used to check objects of its kinds.
  if (isDefinition(value) && apiVersion === 'apiextensions.k8s.io/v1') return withKnownMetadata(value, key);
  if (isForeign(key, others)) {
    report(title, unknownKind(key), 'warning');
    const hasNamesake = schemaProblems(value, others).some(({ field }) => field === 'apiVersion');
    return hasNamesake ? nothing : withKnownMetadata(value, key);
  }
  const wrong = wrongFields(value, key, title, others, report);
  if (wrong === undefined) return nothing;
  for (const { field, isReadable, ofSomeVersions } of [...wrong].reverse())
    if (isReadable !== true && ofSomeVersions !== true) removeField(value, field);
  const { name = '', ...metadata } = isFields(value.metadata) ? value.metadata : {};
  const controller = controllerOf(read);
  return {
    ...value,
    metadata: {
      ...metadata,
      name,
      ...(isPlaced && { namespace: unknownNamespace }),
      ...(controller && { controller }),
      ...(isOfCluster(read) && { isLive: true }),
    },
  } as unknown as Manifest;
}

/** The object with the namespace that its schema requires, and whether that namespace is only a placeholder. */
function placed(
  value: Record<string, unknown>,
  { namespace, others }: Surroundings,
): { readonly value: Record<string, unknown>; readonly isPlaced: boolean } {
  const { apiVersion, kind, metadata } = value;
  const isKnown = typeof apiVersion === 'string' && typeof kind === 'string' && isFields(metadata);
  if (!isKnown) return { value, isPlaced: false };
  const versions = [apiVersion, versionInstead({ apiVersion, kind }) ?? apiVersion];
  if (!versions.some((version) => isNamespaced({ apiVersion: version, kind }, others)))
    return { value, isPlaced: false };
  // An empty one is none.
  if (metadata.namespace !== undefined && metadata.namespace !== null && metadata.namespace !== '')
    return { value, isPlaced: false };
  return {
    value: { ...value, metadata: { ...metadata, namespace: namespace ?? 'unknown' } },
    isPlaced: namespace === undefined,
  };
}

/** Namespace of objects without one: it is unknown, but the same for all of them. */
const unknownNamespace = '';

function titleOf({ kind, metadata }: Record<string, unknown>): string {
  const { name, namespace } = isFields(metadata) ? metadata : {};
  const text = (part: unknown, after: string) => (typeof part === 'string' ? part + after : '');
  return (text(kind, ' ') + text(namespace, '/') + text(name, '')).trim();
}

/** An object without a schema, as far as rules may read it. */
function withKnownMetadata({ metadata }: Record<string, unknown>, key: KindKey): Manifest {
  const { name, namespace, annotations } = isFields(metadata) ? metadata : {};
  const texts = Object.entries(isFields(annotations) ? annotations : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    ...key,
    metadata: {
      name: typeof name === 'string' ? name : '',
      ...(typeof namespace === 'string' && { namespace }),
      annotations: Object.fromEntries(texts),
    },
  };
}

function unknownKind(key: KindKey): Problem {
  return {
    field: 'kind',
    is: `'${key.kind}' of ${key.apiVersion}: this kind is unknown, so it is not checked`,
    needed: 'its CustomResourceDefinition: --crd FILE, or among the files',
    isUnknown: key,
  };
}

/** Reports the problems of an object. The result is those that have to be removed from it; undefined if nothing is certain. */
function wrongFields(
  value: Record<string, unknown>,
  key: KindKey,
  title: string,
  others: OtherKinds,
  report: Report,
): readonly SchemaProblem[] | undefined {
  const problems = withoutIdleFields(value, (object) => schemaProblems(object, others), others);
  const isOfOldVersion = problems.some(({ field }) => field === 'apiVersion');
  // The fields of an old version are mostly those of the served one. For an unknown kind nothing is certain.
  const instead = versionInstead(key);
  const current = instead ?? knownVersion(key) ?? key.apiVersion;
  const asCurrent = (object: Record<string, unknown>) => fieldProblems({ ...object, apiVersion: current });
  const wrong = isOfOldVersion ? withoutIdleFields(value, asCurrent, others) : problems;
  const isLeft = isOfOldVersion && wrong !== undefined && mayBeServed.test(key.apiVersion);
  const severity = isLeft ? 'warning' : 'error';
  // The API server clears the namespace of a cluster-scoped object.
  const isTaken = ({ field, ofSomeVersions }: SchemaProblem): boolean =>
    ofSomeVersions === true || (field === 'metadata.namespace' && isNamespaced(key, others) === false);
  // Of a kind of somebody else, the cluster may have another release of the definition; a slip is none of any.
  const isBundled = schemaReference(key) !== undefined && definedKind(key, others) === undefined;
  const isOfDefinition = ({ field, is, needed }: SchemaProblem) =>
    is === 'an unknown field' && !field.startsWith('metadata.') && !needed.startsWith('did you mean');
  const tell = (problem: SchemaProblem): void => {
    const told = isBundled && isOfDefinition(problem) ? { ...problem, ofDefinition: true as const } : problem;
    report(title, told, isTaken(problem) ? 'warning' : severity);
  };
  if (!isLeft) problems.forEach(tell);
  // Rules report a version that has an end.
  else if (instead === undefined)
    tell({ field: 'apiVersion', is: `'${key.apiVersion}' is read as ${current}`, needed: current });
  if (isOfOldVersion)
    for (const problem of wrong ?? []) tell({ ...problem, is: ofVersion(problem, isLeft ? current : undefined) });
  return problems.some(({ field }) => field === 'kind') ? undefined : wrong;
}

/** What is wrong, with the version whose schema says so, if the object is of another. */
function ofVersion({ is, ofSomeVersions }: SchemaProblem, version: string | undefined): string {
  return version === undefined || ofSomeVersions === true ? is : `${is} in ${version}`;
}

/** Only HorizontalPodAutoscaler has two stable versions. */
const mayBeServed = /\d(alpha|beta)\d|^autoscaling\/v1$/;
