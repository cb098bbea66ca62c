import { format } from 'prettier';
import { groupOf, kinds } from '../kinds.ts';
import type { Kind } from '../kinds.ts';
import type { ListFacts, TransitionRule } from '../lists.ts';
import { closed, metadata } from './closed.ts';
import type { ClosedSchema } from './closed.ts';
import { listFacts } from './list-facts.ts';
import { narrowed } from './narrowed.ts';
import { mapChildren } from './raw-schema.ts';
import type { RawSchema } from './raw-schema.ts';
import { shared } from './shared.ts';
import { sources } from './sources.ts';
import { types } from './types.ts';
import { transitions } from './validations.ts';

/** The files that are generated from the schemas in a folder: their paths and texts. */
export async function outputs(folder: string): Promise<Map<string, string>> {
  const source = sources(folder);
  const groups = new Map<string, Record<string, ClosedSchema>>([['kubernetes', { ...metadataKinds }]]);
  const definitions = new Map<string, RawSchema>();
  const lists: Record<string, ListFacts> = {};
  const rules: Record<string, readonly TransitionRule[]> = {};
  for (const kind of kinds) {
    const group = groups.get(groupOf(kind)) ?? {};
    groups.set(groupOf(kind), group);
    const raw = source(kind);
    if (kind.source === 'kubernetes') collectDefinitions(raw, definitions);
    group[kind.definition ?? kind.kind] = kindSchema(kind, raw, definitions);
    const key = `${kind.apiVersion} ${kind.kind}`;
    lists[key] = listFacts(raw, kind, definitions);
    const ofChanges = transitions(raw);
    if (ofChanges.length > 0) rules[key] = ofChanges;
  }
  const files = new Map<string, string>();
  files.set('imports/lists.json', await pretty(JSON.stringify(lists), 'json'));
  files.set('imports/transitions.json', await pretty(JSON.stringify(rules), 'json'));
  for (const [group, kindsOfGroup] of groups) {
    const file = { $defs: shared(kindsOfGroup) };
    files.set(`imports/schemas/${group}.json`, await pretty(JSON.stringify(file), 'json'));
    if (group !== 'kubernetes' && !group.endsWith('.istio.io')) {
      files.set(`imports/types/${group}.ts`, await pretty(types(file), 'typescript'));
    }
  }
  return files;
}

const metadataKinds = {
  NamespacedMetadata: metadata.Namespaced,
  ClusterMetadata: metadata.Cluster,
  NamespacedPathMetadata: metadata.NamespacedPath,
  ClusterPathMetadata: metadata.ClusterPath,
};

/** Kinds whose names may be any part of a URL path, such as `My_Role`. */
function metadataOf({ apiVersion, kind, scope }: Kind): string {
  const isPath = apiVersion.startsWith('rbac.authorization.k8s.io/') || kind === 'PodDisruptionBudget';
  return `${scope}${isPath ? 'Path' : ''}Metadata`;
}

/** A Namespace needs no spec. For all other kinds a missing spec is an error, even if the API accepts it. */
const kindsWithoutSpec = ['Namespace'];

function collectDefinitions(schema: RawSchema, definitions: Map<string, RawSchema>): void {
  if (schema.definition !== undefined) definitions.set(schema.definition, schema);
  mapChildren(schema, (child) => {
    collectDefinitions(child, definitions);
    return child;
  });
}

function kindSchema(kind: Kind, raw: RawSchema, definitions: ReadonlyMap<string, RawSchema>): ClosedSchema {
  const narrow = narrowed(raw, kind, definitions);
  const { metadata: ownMetadata, ...properties } = without(narrow.properties ?? {}, 'status');
  const isObject = kind.scope !== 'Configuration';
  const needsSpec = isObject && 'spec' in properties && !kindsWithoutSpec.includes(kind.kind);
  // The definition of a claim is also used for claim templates, which have other metadata.
  const schema = closed({
    ...without(narrow, 'definition'),
    required: [
      ...new Set([
        ...['apiVersion', 'kind', ...(isObject ? ['metadata'] : []), ...(needsSpec ? ['spec'] : [])],
        ...(narrow.required ?? []).filter((name) => name !== 'status'),
      ]),
    ],
    properties: {
      ...properties,
      apiVersion: { type: 'string', enum: [kind.apiVersion] },
      kind: { type: 'string', enum: [kind.kind] },
      ...(isObject
        ? { metadata: { $ref: `kubernetes.json#/$defs/${metadataOf(kind)}` } }
        : ownMetadata === undefined
          ? {}
          : { metadata: ownMetadata }),
    },
  });
  return schema;
}

function without<T extends object, Name extends string>(object: T, name: Name): Omit<T, Name> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name)) as Omit<T, Name>;
}

/** The text of a file, formatted by prettier. */
export async function pretty(text: string, parser: 'json' | 'typescript'): Promise<string> {
  return format(text, { parser, printWidth: 120, singleQuote: true });
}
