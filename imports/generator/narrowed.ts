import type { Kind } from '../kinds.ts';
import { missingFields } from './fits.ts';
import { mapChildren } from './raw-schema.ts';
import type { RawSchema } from './raw-schema.ts';

/**
 * The schema with only the properties that the table of kinds keeps, and with its references to Kubernetes definitions.
 * @throws Error for a path or property of the table that the schema does not have, and for a definition with fields
 * that the CRD's copy of it lacks
 */
export function narrowed(
  schema: RawSchema,
  { kind, keep = {}, references = {}, recurs = {} }: Kind,
  definitions: ReadonlyMap<string, RawSchema>,
): RawSchema {
  const again = new Set(Object.values(recurs));
  const unused = new Set([keep, references, recurs].flatMap(Object.keys).concat(...again));
  const walk = (at: RawSchema, path: string): RawSchema => {
    unused.delete(path);
    const definition = references[path];
    if (definition !== undefined) {
      const missing = missingFields(definitions.get(definition) ?? {}, at);
      if (missing.length > 0) throw new Error(`${kind}: ${path} has no ${missing.join(', ')}`);
      return { $ref: `kubernetes.json#/$defs/${definition}` };
    }
    const above = recurs[path];
    if (above !== undefined) return { $ref: `#/$defs/${definitionAt(kind, above)}` };
    const kept = keep[path];
    const missing = kept?.find((name) => at.properties?.[name] === undefined);
    if (missing !== undefined) throw new Error(`${kind}: ${path} has no ${missing} to keep`);
    const named = again.has(path) ? { ...at, definition: definitionAt(kind, path) } : at;
    const out = mapChildren(named, (child, step) => {
      if (kept !== undefined && !kept.includes(step.slice(1))) return undefined;
      return walk(child, (path + step).replace(/^\./, ''));
    });
    // Top-level fields that nobody writes in a file, such as a status.
    if (kept === undefined || path === '') return out;
    return { ...out, unread: Object.keys(at.properties ?? {}).filter((name) => !kept.includes(name)) };
  };
  const out = walk(schema, '');
  if (unused.size > 0) throw new Error(`${kind} has no ${[...unused].join(', ')}`);
  return out;
}

/** The name of a recursive schema, such as `AlertmanagerConfigRoute`. */
function definitionAt(kind: string, path: string): string {
  const last = path.replace(/^.*\./, '').replaceAll('[]', '');
  return `${kind}${last.charAt(0).toUpperCase()}${last.slice(1)}`;
}
