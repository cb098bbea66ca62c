import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checker } from './check.ts';
import type { Check } from './check.ts';
import { closest, isSlip } from './closest.ts';
import { kinds, referenceOf } from '../../imports/kinds.ts';
import type { Kind } from '../../imports/kinds.ts';
import type { SchemaFile } from '../../imports/schema.ts';
import type { ImportedKind, ImportedKinds } from './definitions.ts';
import { importedKind } from './imported-kinds.ts';
import { withField } from './visit.ts';
import type { SchemaProblem } from './visit.ts';

/** Kinds from CustomResourceDefinitions of a user, beside those of `imports/`. */
export interface OtherKinds {
  /** Kinds of the option `--crd`: they take precedence over a known kind of the same name. */
  readonly asked: ImportedKinds;
  /** Kinds that are defined in the checked files: they are used only if the kind is otherwise unknown. */
  readonly present: ImportedKinds;
}

const noOthers: OtherKinds = { asked: new Map(), present: new Map() };

/** A kind whose objects are checked against a CustomResourceDefinition of a user; undefined for others. */
export function definedKind(key: KindKey, { asked, present }: OtherKinds = noOthers): ImportedKind | undefined {
  const name = `${key.apiVersion} ${key.kind}`;
  const first = asked.get(name);
  if (first !== undefined || kindsByKey.has(name)) return first;
  return present.get(name) ?? importedKind(key);
}

/** The identity of a kind. */
export interface KindKey {
  readonly apiVersion: string;
  readonly kind: string;
}

/** All problems of a rendered object against the closed schema of its kind, in the order of its fields. */
export function schemaProblems(
  object: Readonly<Record<string, unknown>>,
  others: OtherKinds = noOthers,
): readonly SchemaProblem[] {
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || apiVersion === '')
    return [{ field: 'apiVersion', is: 'missing', needed: 'a string' }];
  if (typeof kind !== 'string' || kind === '') return [{ field: 'kind', is: 'missing', needed: 'a string' }];
  const defined = definedKind({ apiVersion, kind }, others);
  if (defined !== undefined) {
    const problems = defined.check(object).map(withField);
    return defined.scope === 'Cluster' ? problems.map(withoutNamespace) : problems;
  }
  const known = kindsByKey.get(`${apiVersion} ${kind}`);
  if (known === undefined) return [unknownKind(apiVersion, kind)];
  const ofSchema = checkOf(known)(object).map(withField);
  const problems = known.source === 'kubernetes' ? [...ofSchema, ...wrongFinalizers(object)] : ofSchema;
  return known.scope === 'Cluster' ? problems.map(withoutNamespace) : problems;
}

/**
 * Finalizers of Kubernetes' own kinds that have no domain, and are none of Kubernetes:
 * https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go
 */
function wrongFinalizers({ metadata }: Readonly<Record<string, unknown>>): readonly SchemaProblem[] {
  const { finalizers } = (typeof metadata === 'object' && metadata !== null ? metadata : {}) as {
    readonly finalizers?: unknown;
  };
  if (!Array.isArray(finalizers)) return [];
  return finalizers.flatMap((name: unknown, index) => {
    if (typeof name !== 'string' || name === '' || name.includes('/') || ownFinalizers.has(name)) return [];
    const field = `metadata.finalizers[${index}]`;
    return {
      field,
      is: `'${name}'`,
      needed: `a domain before it, such as example.com/${name}`,
      isReadable: true as const,
    };
  });
}

const ownFinalizers: ReadonlySet<string> = new Set(['foregroundDeletion', 'kubernetes', 'orphan']);

/**
 * The problems of an object whose API version is not served, against the served version of its kind; undefined if the
 * group has no such kind.
 */
export function fieldProblems(object: Readonly<Record<string, unknown>>): readonly SchemaProblem[] | undefined {
  const known = knownOf(object);
  return known === undefined ? undefined : checkOf(known)({ ...object, apiVersion: known.apiVersion }).map(withField);
}

/** The version of the same kind that has a schema; undefined if the group has no such kind. */
export function knownVersion(key: KindKey): string | undefined {
  return knownOf({ ...key })?.apiVersion;
}

function knownOf({ apiVersion, kind }: Readonly<Record<string, unknown>>): Kind | undefined {
  const group = groupName(String(apiVersion));
  return kinds.find((other) => other.kind === kind && groupName(other.apiVersion) === group);
}

/** Whether a kind is namespaced; undefined for an unknown kind. */
export function isNamespaced({ apiVersion, kind }: KindKey, others: OtherKinds = noOthers): boolean | undefined {
  const defined = definedKind({ apiVersion, kind }, others);
  if (defined !== undefined) return defined.scope === 'Namespaced';
  const known = knownOf({ apiVersion, kind });
  return known === undefined ? undefined : known.scope === 'Namespaced';
}

/** Whether the kind of an object is a third-party kind, and not a known one with a wrong name or version. */
export function isForeign({ apiVersion, kind }: KindKey, others: OtherKinds = noOthers): boolean {
  if (kindsByKey.has(`${apiVersion} ${kind}`) || definedKind({ apiVersion, kind }, others) !== undefined) return false;
  const group = groupName(apiVersion);
  const namesakes = kinds.filter((other) => other.kind === kind).map((other) => groupName(other.apiVersion));
  if (namesakes.length === 0) return !kinds.some((other) => isSlip(kind, other.kind));
  // API groups without a dot belong to Kubernetes.
  return group.includes('.') && !namesakes.includes(group) && closest(group, namesakes) === undefined;
}

/** Reads a file of schemas once. */
function readOnce(name: string): SchemaFile {
  const file = files.get(name) ?? schemaFile(name);
  files.set(name, file);
  return file;
}

const files = new Map<string, SchemaFile>();

/** The reference of an object's schema: `keda.sh.json#/$defs/ScaledObject`; undefined for an unknown kind. */
export function schemaReference({ apiVersion, kind }: KindKey): string | undefined {
  const known = kindsByKey.get(`${apiVersion} ${kind}`);
  return known === undefined || known.source === 'kubernetes' ? undefined : referenceOf(known);
}

/** A reader of files of schemas. */
export const schemaFiles: (name: string) => SchemaFile = readOnce;

const kindsByKey = new Map(kinds.map((kind) => [`${kind.apiVersion} ${kind.kind}`, kind]));
const checksByKind = new Map<Kind, Check>();
const checkBy = checker(readOnce);

function checkOf(kind: Kind): Check {
  let check = checksByKind.get(kind);
  if (check === undefined) {
    check = checkBy(referenceOf(kind));
    checksByKind.set(kind, check);
  }
  return check;
}

function schemaFile(name: string): SchemaFile {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../imports/schemas', name), 'utf8')) as SchemaFile;
}

function unknownKind(apiVersion: string, kind: string): SchemaProblem {
  const namesakes = kinds.filter((other) => other.kind === kind);
  const ofGroup = namesakes.filter((other) => groupName(other.apiVersion) === groupName(apiVersion));
  const served = (ofGroup.length > 0 ? ofGroup : namesakes).map((other) => other.apiVersion);
  if (served.length > 0) return { field: 'apiVersion', is: `'${apiVersion}' of ${kind}`, needed: served.join(' | ') };
  const is = `'${kind}' of ${apiVersion}`;
  const nearest = closest(kind, new Set(kinds.map((other) => other.kind)));
  if (nearest !== undefined) return { field: 'kind', is, needed: `did you mean '${nearest}'?` };
  const group = kinds.filter((other) => groupName(other.apiVersion) === groupName(apiVersion));
  const hint = group.length === 0 ? importHint(apiVersion) : `, such as ${group.map((one) => one.kind).join(' | ')}`;
  return { field: 'kind', is, needed: `a kind of imports/kinds.ts${hint}` };
}

/** A third-party kind comes from a CustomResourceDefinition, whose group has a dot. */
function importHint(apiVersion: string): string {
  return groupName(apiVersion).includes('.')
    ? ', or a third-party kind: npm run import -- --crd FILE, with its CustomResourceDefinition'
    : '';
}

function groupName(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '';
}

function withoutNamespace(problem: SchemaProblem): SchemaProblem {
  if (problem.field !== 'metadata.namespace') return problem;
  return { ...problem, is: 'set', needed: 'no namespace: the kind is cluster-scoped' };
}
