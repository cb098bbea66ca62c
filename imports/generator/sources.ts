import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { kubernetesVersions } from '../../lib/knowledge/kubernetes-versions.ts';
import type { Kind } from '../kinds.ts';
import { agreed } from './agreed.ts';
import { mapChildren, resolved } from './raw-schema.ts';
import type { Definitions, RawSchema } from './raw-schema.ts';
import { scaled } from './scaled.ts';

/** The Kubernetes versions in which every rendered field exists; fields come from the oldest one. */
const versions = kubernetesVersions.filter(({ schema }) => schema).map(({ version }) => version);

/** Reads the published schema of a kind; each file is read once. */
export function sources(folder: string): (kind: Kind) => RawSchema {
  const kubernetes = versions.map((version) => {
    const file = readFileSync(join(folder, 'kubernetes', `v${version}.json`), 'utf8');
    return (JSON.parse(file) as { definitions: Definitions }).definitions;
  });
  return (kind) => {
    if (kind.source === 'kubernetes') return kubernetesSchema(kind, kubernetes);
    const own = join(import.meta.dirname, '../own', kind.source);
    const isOwn = existsSync(own);
    if (kind.source.endsWith('.yaml')) return customSchema(kind, isOwn ? own : join(folder, 'crds', kind.source));
    return configurationSchema(isOwn ? own : join(folder, 'other', kind.source));
  };
}

function kubernetesSchema(
  { apiVersion, kind, isNew = false }: Kind,
  definitionsByVersion: readonly Definitions[],
): RawSchema {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['core', apiVersion];
  const name = new RegExp(`^io\\.k8s\\.api\\.${(group ?? '').replace(/\..*/, '')}\\.${version ?? ''}\\.${kind}$`);
  const schemas = definitionsByVersion.flatMap((definitions, index) => {
    const version = versions[index] ?? '';
    const found = Object.keys(definitions).find((definition) => name.test(definition));
    if (found !== undefined) return { version, schema: resolved({ $ref: `#/definitions/${found}` }, definitions) };
    if (isNew && index < definitionsByVersion.length - 1) return [];
    throw new Error(`Kubernetes ${version} has no ${apiVersion} ${kind}`);
  });
  return withoutDefaults(agreed(schemas, kind));
}

/** Fields without an API server default: in Kubernetes' own definitions, a default is often only Go's zero value. */
function withoutDefaults(schema: RawSchema): RawSchema {
  const { default: _, ...rest } = schema;
  return mapChildren(rest.format === 'byte' ? { ...rest, format: 'byte or none' } : rest, withoutDefaults);
}

interface CustomResourceDefinition {
  spec: {
    scope: string;
    names: { kind: string };
    versions: {
      name: string;
      served: boolean;
      schema: { openAPIV3Schema: RawSchema };
      subresources?: { scale?: { specReplicasPath: string } };
    }[];
  };
}

function customSchema({ apiVersion, kind, scope }: Kind, file: string): RawSchema {
  for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
    const { spec } = document.toJS({ maxAliasCount: -1 }) as CustomResourceDefinition;
    const version = spec.versions.find(({ name }) => name === apiVersion.replace(/.*\//, ''));
    if (spec.names.kind !== kind || version === undefined) continue;
    if (!version.served) throw new Error(`${apiVersion} ${kind} is not served`);
    if (spec.scope !== scope) throw new Error(`${apiVersion} ${kind} is ${spec.scope}, not ${scope}`);
    return scaled(version.schema.openAPIV3Schema, version.subresources?.scale?.specReplicasPath);
  }
  throw new Error(`${file} has no ${apiVersion} ${kind}`);
}

function configurationSchema(file: string): RawSchema {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as RawSchema & { definitions?: Definitions };
  return withoutDefaults(resolved(schema, schema.definitions ?? {}));
}
