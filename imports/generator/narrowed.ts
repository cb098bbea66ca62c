import type { Kind } from '../kinds.ts';
import { missingFields } from './fits.ts';
import { mapChildren } from './raw-schema.ts';
import type { RawSchema } from './raw-schema.ts';

/**
 * The schema with only the properties that the table of kinds keeps, and its references to Kubernetes definitions.
 * @throws Error for a path or property of the table that the schema does not have, and for a definition with fields
 * that the CRD's own copy of it lacks
 */
export function narrowed(
  schema: RawSchema,
  { kind, keep = {}, references = {} }: Kind,
  definitions: ReadonlyMap<string, RawSchema>,
): RawSchema {
  const unused = new Set([...Object.keys(keep), ...Object.keys(references)]);
  const walk = (at: RawSchema, path: string): RawSchema => {
    unused.delete(path);
    const definition = references[path];
    if (definition !== undefined) {
      const missing = missingFields(definitions.get(definition) ?? {}, at);
      if (missing.length > 0) throw new Error(`${kind}: ${path} has no ${missing.join(', ')}`);
      return { $ref: `kubernetes.json#/$defs/${definition}` };
    }
    const kept = keep[path];
    const missing = kept?.find((name) => at.properties?.[name] === undefined);
    if (missing !== undefined) throw new Error(`${kind}: ${path} has no ${missing} to keep`);
    const out = mapChildren(at, (child, step) => {
      if (kept !== undefined && !kept.includes(step.slice(1))) return undefined;
      return walk(child, (path + step).replace(/^\./, ''));
    });
    // At the top is what nobody writes into a file, such as a status.
    if (kept === undefined || path === '') return out;
    return { ...out, unread: Object.keys(at.properties ?? {}).filter((name) => !kept.includes(name)) };
  };
  const out = walk(schema, '');
  if (unused.size > 0) throw new Error(`${kind} has no ${[...unused].join(', ')}`);
  return out;
}
