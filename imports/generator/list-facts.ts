import type { Kind } from '../kinds.ts';
import type { ListFacts } from '../lists.ts';
import { mapChildren, type RawSchema } from './raw-schema.ts';

/**
 * The list keys and quantities of a schema. At the paths that the table of kinds names, they come from the Kubernetes
 * definition.
 */
export function listFacts(
  schema: RawSchema,
  { references = {} }: Kind,
  definitions: ReadonlyMap<string, RawSchema>,
): ListFacts {
  const keys: Record<string, readonly string[]> = {};
  const sets: string[] = [];
  const quantities: string[] = [];
  const walk = (at: RawSchema, path: string): void => {
    const own = definitions.get(references[path] ?? '') ?? at;
    if (isQuantity(own)) quantities.push(path);
    const mapKeys = own['x-kubernetes-list-map-keys'] ?? mergeKey(own);
    if (mapKeys !== undefined && own.items?.properties !== undefined) keys[path] = mapKeys;
    else if (own['x-kubernetes-list-type'] === 'set') sets.push(path);
    mapChildren(own, (child, step) => {
      if (path !== '' || step !== '.status') walk(child, (path + step).replace(/^\./, ''));
      return child;
    });
  };
  walk(schema, '');
  return {
    ...(Object.keys(keys).length > 0 && { keys }),
    ...(sets.length > 0 && { sets }),
    ...(quantities.length > 0 && { quantities }),
  };
}

function mergeKey(schema: RawSchema): readonly string[] | undefined {
  const key = schema['x-kubernetes-patch-merge-key'];
  return key === undefined ? undefined : [key];
}

/** A CRD describes a quantity as an integer or a text, with a pattern that contains the units of quantities. */
function isQuantity({ definition, pattern, 'x-kubernetes-int-or-string': either }: RawSchema): boolean {
  return definition === 'Quantity' || (either === true && pattern?.includes('[numkMGTPE]') === true);
}
