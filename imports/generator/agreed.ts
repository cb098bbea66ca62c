import { enums } from '../enums.ts';
import { kubernetesDrop } from '../kinds.ts';
import { mapChildren } from './raw-schema.ts';
import type { RawSchema } from './raw-schema.ts';

/**
 * What the oldest version of a Kubernetes schema and all newer ones have in common, with the enums that OpenAPI lacks.
 * @throws Error where a field has another type in a newer version
 */
export function agreed(oldest: RawSchema, newer: readonly RawSchema[], path: string): RawSchema {
  for (const other of newer) {
    if (String(other.type) !== String(oldest.type) || other.format !== oldest.format) {
      throw new Error(`${path} is of another type in a newer Kubernetes`);
    }
  }
  const definition = oldest.definition ?? '';
  const dropped = kubernetesDrop[definition];
  const common = mapChildren(oldest, (child, step) => {
    const name = step.replace('.', '');
    if (dropped?.includes(name) === true) return undefined;
    const others = newer.map((schema) => childAt(schema, step));
    if (!others.every((other) => other !== undefined)) return undefined;
    return withEnum(agreed(child, others, path + step), enums[definition]?.[name]);
  });
  const required = [oldest, ...newer].flatMap((schema) => schema.required ?? []);
  return required.length === 0 ? common : { ...common, required: [...new Set(required)] };
}

function childAt(schema: RawSchema, step: string): RawSchema | undefined {
  if (step === '[]') return schema.items;
  if (step === '.*') return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
  return schema.properties?.[step.slice(1)];
}

function withEnum(schema: RawSchema, values: readonly string[] | undefined): RawSchema {
  if (values === undefined) return schema;
  if (schema.items !== undefined) return { ...schema, items: { ...schema.items, enum: values } };
  return { ...schema, enum: values };
}
