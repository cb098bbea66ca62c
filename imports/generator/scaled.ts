import type { RawSchema } from './raw-schema.ts';

/** What is scaled has no negative number: the API server looks at the field of the subresource itself. */
export function scaled(schema: RawSchema, path = ''): RawSchema {
  const [, name = '', rest] = /^\.(\w+)(\..*)?$/.exec(path) ?? [];
  const child = schema.properties?.[name];
  if (child === undefined) return schema;
  const bounded = rest === undefined ? { ...child, minimum: Math.max(0, child.minimum ?? 0) } : scaled(child, rest);
  return { ...schema, properties: { ...schema.properties, [name]: bounded } };
}
