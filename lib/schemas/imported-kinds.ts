import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { checker } from './check.ts';
import type { Check } from './check.ts';
import { closed } from '../../imports/generator/closed.ts';
import { mapChildren } from '../../imports/generator/raw-schema.ts';
import type { RawSchema } from '../../imports/generator/raw-schema.ts';
import type { Schema, SchemaFile } from '../../imports/schema.ts';

/** A kind from a CustomResourceDefinition that a user imported. */
export interface ImportedKind {
  readonly scope: 'Namespaced' | 'Cluster';
  /** Its schema, closed against unknown fields. */
  readonly check: Check;
}

/**
 * A kind whose CustomResourceDefinition is in `imports/crds/`, where `cdk8s import` also reads it; undefined if there
 * is none. The folder is read when the first unknown kind is met.
 */
export function importedKind(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  folder = join(import.meta.dirname, '../../imports/crds'),
): ImportedKind | undefined {
  if (!apiVersion.includes('.')) return undefined;
  const known = kindsByFolder.get(folder) ?? readKinds(folder);
  kindsByFolder.set(folder, known);
  return known.get(`${apiVersion} ${kind}`);
}

const kindsByFolder = new Map<string, ReadonlyMap<string, ImportedKind>>();

interface CustomResourceDefinition {
  readonly kind?: string;
  readonly spec?: {
    readonly group: string;
    readonly scope: 'Namespaced' | 'Cluster';
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: RawSchema };
    }[];
  };
}

function readKinds(folder: string): ReadonlyMap<string, ImportedKind> {
  const kinds = new Map<string, ImportedKind>();
  for (const file of filesOf(folder)) {
    for (const document of loadAll(readFileSync(join(folder, file), 'utf8'))) {
      const { kind, spec } = (document ?? {}) as CustomResourceDefinition;
      if (kind !== 'CustomResourceDefinition' || spec === undefined) continue;
      const { group, scope, names, versions } = spec;
      for (const { name, served, schema } of versions) {
        if (!served) continue;
        const apiVersion = `${group}/${name}`;
        const check = checkOf(apiVersion, names.kind, scope, schema?.openAPIV3Schema ?? {});
        kinds.set(`${apiVersion} ${names.kind}`, { scope, check });
      }
    }
  }
  return kinds;
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Made when the kind is first checked. */
function checkOf(apiVersion: string, kind: string, scope: ImportedKind['scope'], raw: RawSchema): Check {
  let check: Check | undefined;
  return (value) => {
    check ??= checker((file) => {
      if (file === 'own.json') return { $defs: { Object: objectSchema(apiVersion, kind, scope, raw) } };
      return JSON.parse(readFileSync(join(import.meta.dirname, '../../imports/schemas', file), 'utf8')) as SchemaFile;
    })('own.json#/$defs/Object');
    return check(value);
  };
}

function objectSchema(apiVersion: string, kind: string, scope: ImportedKind['scope'], raw: RawSchema): Schema {
  const { properties = {}, required = [] } = withoutConditions(raw);
  const { status, metadata, ...fields } = properties;
  const schema = closed({
    type: 'object',
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...required.filter((name) => name !== 'status')])],
    properties: {
      ...fields,
      apiVersion: { type: 'string', enum: [apiVersion] },
      kind: { type: 'string', enum: [kind] },
      metadata: { $ref: `kubernetes.json#/$defs/${scope}Metadata` },
    },
  });
  return schema;
}

/** The schema without the parts that only the API server checks: choices among fields, and CEL rules. */
function withoutConditions(raw: RawSchema): RawSchema {
  const { anyOf, oneOf, allOf, not, ...rest } = raw;
  return mapChildren(rest, withoutConditions);
}
