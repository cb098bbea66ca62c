import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closed } from '../../imports/generator/closed.ts';
import type { RawSchema } from '../../imports/generator/raw-schema.ts';
import { scaled } from '../../imports/generator/scaled.ts';
import type { Schema, SchemaFile } from '../../imports/schema.ts';
import { checker } from './check.ts';
import type { Check } from './check.ts';

/** A kind of somebody else's, by the CustomResourceDefinition that its maker publishes. */
export interface ImportedKind {
  readonly scope: 'Namespaced' | 'Cluster';
  /** By its schema, closed against fields that it does not list. */
  readonly check: Check;
  /** Where that schema is, of the files that `schemas` reads: for its rules in CEL. */
  readonly reference: string;
  readonly schemas: (file: string) => SchemaFile;
}

/** Kinds by `apiVersion kind`. */
export type ImportedKinds = ReadonlyMap<string, ImportedKind>;

/** What is said of a document that should be a CustomResourceDefinition and is none. */
export interface DefinitionProblem {
  readonly field: string;
  readonly is: string;
  readonly needed: string;
}

/** Whether a document says that it is a CustomResourceDefinition. */
export function isDefinition(document: unknown): boolean {
  return fieldsOf(document).kind === 'CustomResourceDefinition';
}

/** The kinds of a CustomResourceDefinition, of each version that is served, or what is wrong with it. */
export function kindsOfDefinition(document: unknown): ImportedKinds | DefinitionProblem {
  const { apiVersion, spec } = fieldsOf(document);
  if (apiVersion !== 'apiextensions.k8s.io/v1')
    return { field: 'apiVersion', is: valueText(apiVersion), needed: 'apiextensions.k8s.io/v1' };
  const { group, names, scope, versions } = fieldsOf(spec);
  const { kind } = fieldsOf(names);
  if (typeof group !== 'string') return { field: 'spec.group', is: valueText(group), needed: 'a group' };
  if (typeof kind !== 'string') return { field: 'spec.names.kind', is: valueText(kind), needed: 'a kind' };
  if (scope !== 'Namespaced' && scope !== 'Cluster')
    return { field: 'spec.scope', is: valueText(scope), needed: 'Namespaced | Cluster' };
  if (!Array.isArray(versions) || versions.length === 0)
    return { field: 'spec.versions', is: Array.isArray(versions) ? 'empty' : valueText(versions), needed: 'a list' };
  const kinds = new Map<string, ImportedKind>();
  for (const [index, version] of versions.entries()) {
    const { name, schema, served, subresources } = fieldsOf(version);
    const field = `spec.versions[${index}]`;
    if (typeof name !== 'string') return { field: `${field}.name`, is: valueText(name), needed: 'a version' };
    const { openAPIV3Schema: raw } = fieldsOf(schema);
    if (fieldsOf(raw).type !== 'object')
      return { field: `${field}.schema.openAPIV3Schema`, is: valueText(raw), needed: 'a schema of type object' };
    if (served !== true) continue;
    const { specReplicasPath } = fieldsOf(fieldsOf(subresources).scale);
    const path = typeof specReplicasPath === 'string' ? specReplicasPath : undefined;
    const key = `${group}/${name} ${kind}`;
    kinds.set(key, importedKind(`${group}/${name}`, kind, scope, scaled(raw as RawSchema, path)));
  }
  return kinds;
}

const reference = 'own.json#/$defs/Object';

function importedKind(apiVersion: string, kind: string, scope: ImportedKind['scope'], raw: RawSchema): ImportedKind {
  let made: SchemaFile | undefined;
  const schemas = (file: string): SchemaFile => {
    if (file === 'own.json') return (made ??= { $defs: { Object: objectSchema(apiVersion, kind, scope, raw) } });
    return commonFile(file);
  };
  let check: Check | undefined;
  return {
    scope,
    reference,
    schemas,
    // Made when the kind is first checked.
    check: (value) => (check ??= checker(schemas)(reference))(value),
  };
}

/** Metadata stand in a file of Kubernetes, read once for all kinds. */
function commonFile(name: string): SchemaFile {
  let file = files.get(name);
  if (file === undefined) {
    file = JSON.parse(readFileSync(join(import.meta.dirname, '../../imports/schemas', name), 'utf8')) as SchemaFile;
    files.set(name, file);
  }
  return file;
}

const files = new Map<string, SchemaFile>();

function objectSchema(apiVersion: string, kind: string, scope: ImportedKind['scope'], raw: RawSchema): Schema {
  const { properties = {}, required = [] } = raw;
  const { status: _, metadata: __, ...fields } = properties;
  return closed({
    ...raw,
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...required.filter((name) => name !== 'status')])],
    properties: {
      ...fields,
      apiVersion: { type: 'string', enum: [apiVersion] },
      kind: { type: 'string', enum: [kind] },
      metadata: { $ref: `kubernetes.json#/$defs/${scope}Metadata` },
    },
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  return typeof value === 'object'
    ? Array.isArray(value)
      ? 'a list'
      : 'an object'
    : `'${JSON.stringify(value).replaceAll('"', '')}'`;
}
