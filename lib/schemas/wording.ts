import { closest } from './closest.ts';
import type { Schema, TypeName } from '../../imports/schema.ts';

/** A path as text, such as `spec.containers[0]` or `metadata.labels['a.b/c']`. */
export function fieldAt(path: readonly (string | number)[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^[\w$-]+$/.test(step) ? `.${step}` : `['${step}']`;
  });
  return steps.join('').replace(/^\./, '');
}

/** The values that a schema accepts, in words, with an example if it has one. */
export function described(schema: Schema): string {
  return withExample(accepted(schema), schema);
}

/** What is needed, with the example of the schema. */
export function withExample(needed: string, { example }: Schema): string {
  return example === undefined ? needed : `${needed} such as ${example}`;
}

function accepted(schema: Schema): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => (value === '' ? "''" : String(value))).join(' | ');
  const { type = [] } = schema;
  const names = (typeof type === 'string' ? [type] : type).map((name) => typeTexts[name]);
  return names.length === 0 ? 'a value' : names.join(' or ');
}

const typeTexts: Readonly<Record<TypeName, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  null: 'null',
  function: 'a function',
};

/** The value of an enum that a wrong value most probably means. */
export function enumHint(value: unknown, { enum: allowed = [] }: Schema): string {
  const nearest = typeof value === 'string' ? closest(value, allowed.map(String)) : undefined;
  return nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
}

/** The field that an unknown field most probably means. */
export function suggested(name: string, known: Iterable<string>): string {
  const names = [...known].sort();
  const nearest = closest(name, names);
  if (nearest !== undefined) return `did you mean '${nearest}'?`;
  const someNames = names.slice(0, 12);
  return `one of ${someNames.join(' | ')}${names.length > someNames.length ? ' | …' : ''}`;
}

/** A value whose type is wrong, in words. */
export function formattedWithType(value: unknown): string {
  // NaN is a number by its type.
  const isScalar = ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  return isScalar ? `${formatted(value)} (${typeof value})` : formatted(value);
}

/** A value, shortened if it is long. */
export function formatted(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 59)}…` : value}'`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  if (isPlainObject(value)) return 'an object';
  if (typeof value === 'object' && value !== null) return `an instance of ${value.constructor.name}`;
  return String(value);
}

/** An object by the names of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an object that JSON or YAML can represent: not a list, and not an instance of a class. */
export function isPlainObject(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A number of things. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
