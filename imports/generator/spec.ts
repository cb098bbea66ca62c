import { join } from 'node:path';
import ts from 'typescript';
import type { Schema, SchemaFile } from '../schema.ts';

/**
 * The closed schema of the type `SystemSpec`, and of each type that it names. At run time, where types are stripped, it
 * checks what tsc checks in an editor.
 * @throws Error for a type that data cannot have, such as a function
 */
export function specSchema(): SchemaFile {
  const root = join(import.meta.dirname, '../..');
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, { ...ts.sys, readDirectory: () => [] }, root);
  const file = join(root, 'lib/spec/system.ts');
  const program = ts.createProgram([file], { ...options, types: [], incremental: false });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  const system = exported.find(({ name }) => name === 'SystemSpec');
  if (system === undefined) throw new Error(`${file} has no SystemSpec`);
  const definitions = new Map<string, Schema>();
  schemaOf(checker.getDeclaredTypeOfSymbol(system), 'SystemSpec', { checker, definitions, owners: new Map() });
  const names = [...definitions.keys()].sort();
  return { $defs: Object.fromEntries(names.map((name) => [name, definitions.get(name) ?? {}])) };
}

interface Context {
  readonly checker: ts.TypeChecker;
  readonly definitions: Map<string, Schema>;
  /** The type that each definition name belongs to. */
  readonly owners: Map<string, ts.Symbol | undefined>;
}

/** The schema of a type: a reference if the type has a name and is an object. */
function schemaOf(declared: ts.Type, path: string, context: Context): Schema {
  const [only, ...others] = membersOf(declared);
  const type = only === undefined || others.length > 0 ? declared : only;
  const name = nameOf(type, context);
  if (name === undefined) return inlineSchema(type, path, context);
  const owner = type.aliasSymbol ?? type.getSymbol();
  if (!context.definitions.has(name)) {
    context.owners.set(name, owner);
    context.definitions.set(name, {});
    context.definitions.set(name, withExample(inlineSchema(type, name, context), owner, context));
  }
  if (context.owners.get(name) !== owner) throw new Error(`${path}: two types bear the name ${name}`);
  return { $ref: `#/$defs/${name}` };
}

/** The schema with the value of `@example` in the comment of a field or type, as people would write it. */
function withExample(schema: Schema, symbol: ts.Symbol | undefined, { checker }: Context): Schema {
  const tag = symbol?.getJsDocTags(checker).find(({ name }) => name === 'example');
  const example = ts
    .displayPartsToString(tag?.text)
    .trim()
    .replace(/^`(.*)`$/s, '$1');
  return example === '' ? schema : { ...schema, example };
}

/** Interfaces and named unions have names; `Record` and similar types do not. */
function nameOf(type: ts.Type, { checker }: Context): string | undefined {
  if (type.flags & ts.TypeFlags.Unknown) return 'Data';
  if (checker.isArrayType(type) || !membersOf(type).some(isObject) || isConstructs(type)) return undefined;
  if (type.aliasSymbol !== undefined) return type.aliasTypeArguments === undefined ? type.aliasSymbol.name : undefined;
  return type.isClassOrInterface() ? type.symbol.name : undefined;
}

function inlineSchema(type: ts.Type, path: string, context: Context): Schema {
  const members = membersOf(type);
  const schemas = members.map((member) => {
    return members.length > 1 ? schemaOf(member, path, context) : memberSchema(member, path, context);
  });
  // In a union with string, literal members are only examples.
  const isText = schemas.some((schema) => schema.type === 'string' && Object.keys(schema).length === 1);
  const wide = schemas.filter((schema) => !isText || schema.type !== 'string');
  const alternatives = [
    ...(isText ? [{ type: 'string' } as const] : []),
    ...wide.filter((schema) => schema.enum === undefined),
    ...literalTypes.flatMap((literal) => enumOf(literal, wide)),
  ].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const [only, ...others] = alternatives;
  if (only === undefined) throw new Error(`${path} is never anything`);
  return others.length === 0 ? only : { anyOf: alternatives };
}

const literalTypes = ['string', 'number', 'boolean'] as const;

function enumOf(type: (typeof literalTypes)[number], schemas: readonly Schema[]): Schema[] {
  const values = schemas.filter((schema) => schema.type === type).flatMap((schema) => schema.enum ?? []);
  if (type === 'boolean' && values.length === 2) return [{ type }];
  return values.length === 0 ? [] : [{ type, enum: values.sort() }];
}

/** The members of a union, without the `undefined` of an optional field. */
function membersOf(type: ts.Type): readonly ts.Type[] {
  if (type.flags & ts.TypeFlags.Boolean || !type.isUnion()) return [type];
  return type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
}

function memberSchema(type: ts.Type, path: string, context: Context): Schema {
  const { checker } = context;
  if (type.flags & ts.TypeFlags.Unknown) return dataSchema;
  if (type.flags & ts.TypeFlags.String || isOpenString(type)) return { type: 'string' };
  if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
  if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
  if (type.flags & ts.TypeFlags.BooleanLiteral) {
    return { type: 'boolean', enum: [checker.typeToString(type) === 'true'] };
  }
  if (type.flags & ts.TypeFlags.TemplateLiteral) {
    const template = type as ts.TemplateLiteralType;
    return { type: 'string', pattern: patternOf(template, path), example: exampleOf(template) };
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    if (item !== undefined) return { type: 'array', items: schemaOf(item, `${path}[]`, context) };
  }
  if (isConstructs(type)) return { type: 'function' };
  if (!isObject(type) || type.getCallSignatures().length > 0) {
    throw new Error(`${path} is of the type ${checker.typeToString(type)}, which a spec cannot hold`);
  }
  return objectSchema(type, path, context);
}

/** The schema of a field of type `unknown`: any value that can be rendered. */
const dataSchema: Schema = {
  type: ['string', 'number', 'boolean', 'null', 'array', 'object'],
  items: { $ref: '#/$defs/Data' },
  additionalProperties: { $ref: '#/$defs/Data' },
};

/** The only function in specs; the objects that its constructs make are checked instead. */
function isConstructs({ aliasSymbol }: ts.Type): boolean {
  return aliasSymbol?.name === 'AddConstructs';
}

/** `string & {}`, which keeps the literal examples visible in an editor. */
function isOpenString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String);
}

function isObject(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Object) !== 0 || (type.isIntersection() && type.types.every(isObject));
}

function patternOf({ texts, types }: ts.TemplateLiteralType, path: string): string {
  const parts = types.map(({ flags }, index) => {
    const wildcard =
      flags & ts.TypeFlags.String ? '.*' : flags & ts.TypeFlags.Number ? '[0-9]+(\\.[0-9]+)?' : undefined;
    if (wildcard === undefined) throw new Error(`${path} has a template that is made of more than strings and numbers`);
    return wildcard + escaped(texts[index + 1] ?? '');
  });
  return `^${escaped(texts[0] ?? '')}${parts.join('')}$`;
}

/** A text of the form, with dots in place of any text. */
function exampleOf({ texts, types }: ts.TemplateLiteralType): string {
  const parts = types.map(({ flags }, index) => (flags & ts.TypeFlags.Number ? '8' : '…') + (texts[index + 1] ?? ''));
  return `'${texts[0] ?? ''}${parts.join('')}'`;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function objectSchema(type: ts.Type, path: string, context: Context): Schema {
  const { checker } = context;
  const values = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
  const fields = checker.getPropertiesOfType(type).map((field) => ({
    name: field.name,
    isOptional: (field.flags & ts.SymbolFlags.Optional) !== 0,
    type: checker.getTypeOfSymbol(field),
    field,
  }));
  // A field of type `never` is treated as an unknown field.
  const present = fields.filter(({ type }) => membersOf(type).some(({ flags }) => !(flags & ts.TypeFlags.Never)));
  const required = present.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  const properties = present.map(({ name, type, field }) => {
    const schema = schemaOf(type, `${path}.${name}`, context);
    return [name, schema.$ref === undefined ? withExample(schema, field, context) : schema] as const;
  });
  return {
    type: 'object',
    ...(required.length === 0 ? {} : { required: required.sort() }),
    ...(properties.length === 0
      ? {}
      : { properties: Object.fromEntries(properties.sort(([a], [b]) => (a < b ? -1 : 1))) }),
    additionalProperties: values === undefined ? false : schemaOf(values, `${path}.*`, context),
  };
}
