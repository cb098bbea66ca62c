import type { RawSchema } from './raw-schema.ts';

/** The paths of fields that a Kubernetes definition has in all versions, but that a CRD's copy of it lacks. */
export function missingFields(definition: RawSchema, copy: RawSchema, path = ''): string[] {
  if (copy['x-kubernetes-preserve-unknown-fields'] === true || definition.definition === 'ObjectMeta') return [];
  if (copy['x-kubernetes-int-or-string'] === true) return [];
  const fields = Object.entries(definition.properties ?? {}).flatMap(([name, child]) => {
    const same = copy.properties?.[name];
    if (same === undefined && definition.ofSomeVersions?.[name] !== undefined) return [];
    return same === undefined ? [`${path}.${name}`] : missingFields(child, same, `${path}.${name}`);
  });
  const items = definition.items === undefined ? [] : missingFields(definition.items, copy.items ?? {}, `${path}[]`);
  return [...fields, ...items];
}
