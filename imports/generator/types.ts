import type { Schema, SchemaFile, TypeName } from '../schema.ts';

/** The TypeScript of a file of schemas: an exported type for each definition, with the same name. */
export function types({ $defs }: SchemaFile): string {
  const imported = new Set<string>();
  const declarations = Object.entries($defs).map(([name, schema]) => {
    const type = typeOf(schema, imported);
    const isInterface = type.startsWith('{') && type.endsWith('}');
    return isInterface ? `export interface ${name} ${type}` : `export type ${name} = ${type};`;
  });
  const names = [...imported].sort().join(', ');
  return [
    '// Made by `npm run import`.',
    ...(names === '' ? [] : [`import type { ${names} } from '../kubernetes.ts';`]),
    ...declarations,
    ...specAliases($defs),
  ].join('\n\n');
}

/** Kinds that share a spec each get a type for it under their own name. */
function specAliases(definitions: SchemaFile['$defs']): string[] {
  return Object.entries(definitions).flatMap(([name, { properties = {} }]) => {
    const spec = properties.kind === undefined ? undefined : properties.spec?.$ref?.replace('#/$defs/', '');
    return spec === undefined || spec === `${name}Spec` ? [] : [`export type ${name}Spec = ${spec};`];
  });
}

function typeOf(schema: Schema, imported: Set<string>): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(/.*\//, '');
    if (!schema.$ref.startsWith('#')) imported.add(name);
    return name;
  }
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const names: readonly TypeName[] =
    schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
  if (names.length === 0) return schema.properties === undefined ? 'unknown' : objectType(schema, imported);
  return [...new Set(names.map((name) => typeNamed(name, schema, imported)))].join(' | ');
}

function typeNamed(name: TypeName, schema: Schema, imported: Set<string>): string {
  switch (name) {
    case 'integer':
      return 'number';
    case 'array':
      return schema.items === undefined ? 'unknown[]' : `Array<${typeOf(schema.items, imported)}>`;
    case 'object':
      return objectType(schema, imported);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return name;
    case 'function':
      throw new Error('no kind of object holds a function');
  }
}

function objectType(schema: Schema, imported: Set<string>): string {
  const { properties, required = [], additionalProperties: values } = schema;
  if (properties === undefined) {
    return typeof values === 'object' ? `Record<string, ${typeOf(values, imported)}>` : 'Record<string, unknown>';
  }
  const fields = Object.entries(properties).map(([name, child]) => {
    return `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(child, imported)};`;
  });
  if (values !== false) fields.push('[name: string]: unknown;');
  return `{\n${fields.join('\n')}\n}`;
}
