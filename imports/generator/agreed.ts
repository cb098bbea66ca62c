import { enums } from '../enums.ts';
import { kubernetesDrop } from '../kinds.ts';
import { mapChildren } from './raw-schema.ts';
import type { RawSchema } from './raw-schema.ts';

/** The schema of a definition in one version of Kubernetes. */
export interface Versioned {
  readonly version: string;
  readonly schema: RawSchema;
}

/**
 * The common schema of all versions of Kubernetes, with the enums that OpenAPI lacks. Fields that only some versions
 * have are included, and listed as such.
 * @throws Error if a field has another type in a newer version
 */
export function agreed(versions: readonly Versioned[], path: string): RawSchema {
  const [first, ...newer] = versions;
  if (first === undefined) throw new Error('no version');
  const { schema: oldest } = first;
  for (const { schema: other } of newer) {
    if (String(other.type) !== String(oldest.type) || other.format !== oldest.format) {
      throw new Error(`${path} is of another type in a newer Kubernetes`);
    }
  }
  const newest = newer.at(-1)?.schema ?? oldest;
  const definition = newest.definition ?? '';
  const { refused = [], unread = [] } = kubernetesDrop[definition] ?? {};
  const dropped = [...refused, ...unread];
  const all = mapChildren(withAllFields(versions), (_, step) => {
    const name = step.replace('.', '');
    if (dropped.includes(name)) return undefined;
    const children = versions.flatMap(({ version, schema }) => {
      const child = childAt(schema, step);
      return child === undefined ? [] : [{ version, schema: child }];
    });
    return withEnum(agreed(children, path + step), enums[definition]?.[name]);
  });
  // OpenAPI definitions once required fields that no API server required: the serviceName of a StatefulSet, the
  // conditions of a failure policy.
  const required = newest.required ?? [];
  const ofSomeVersions = fieldsOfSome(versions, dropped);
  return {
    ...all,
    // Later versions declare keys of lists that earlier ones did not declare.
    'x-kubernetes-list-type': newest['x-kubernetes-list-type'],
    'x-kubernetes-list-map-keys': newest['x-kubernetes-list-map-keys'],
    ...(required.length > 0 && { required: [...new Set(required)] }),
    ...(Object.keys(ofSomeVersions).length > 0 && { ofSomeVersions }),
    ...(unread.length > 0 && { unread }),
  };
}

/** The newest schema, with the fields that only older versions have. */
function withAllFields(versions: readonly Versioned[]): RawSchema {
  const properties = Object.assign({}, ...versions.map(({ schema }) => schema.properties)) as RawSchema['properties'];
  const newest = versions.at(-1)?.schema ?? {};
  return Object.keys(properties ?? {}).length === 0 ? newest : { ...newest, properties: properties ?? {} };
}

/** Fields that one version has and another one lacks. */
function fieldsOfSome(
  versions: readonly Versioned[],
  left: readonly string[],
): NonNullable<RawSchema['ofSomeVersions']> {
  const names = versions.flatMap(({ schema }) => Object.keys(schema.properties ?? {}));
  const fields: Record<string, readonly [string, string]> = {};
  for (const name of [...new Set(names)].sort()) {
    if (left.includes(name)) continue;
    const has = versions.find(({ schema }) => schema.properties?.[name] !== undefined);
    const lacks = versions.find(({ schema }) => schema.properties?.[name] === undefined);
    if (has !== undefined && lacks !== undefined) fields[name] = [has.version, lacks.version];
  }
  return fields;
}

function childAt(schema: RawSchema, step: string): RawSchema | undefined {
  if (step === '[]') return schema.items;
  if (step === '.*') return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  return schema.properties?.[step.slice(1)];
}

function withEnum(schema: RawSchema, values: readonly string[] | undefined): RawSchema {
  if (values === undefined) return schema;
  if (schema.items !== undefined) return { ...schema, items: { ...schema.items, enum: values } };
  if (!values.includes('')) return { ...schema, enum: values };
  return { ...schema, enum: values.filter((value) => value !== ''), orEmpty: true };
}
