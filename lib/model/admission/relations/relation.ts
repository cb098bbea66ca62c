import { remembered } from '../../remembered.ts';
import { fieldsIn } from '../../untyped.ts';
import type { Said } from '../judgement.ts';

/** Fields of an object, whose types nobody has checked. */
export type Fields = Readonly<Record<string, unknown>>;

/** A relation between fields of an object: reports every violation. */
export type Relation = (value: Fields) => Iterable<Said>;

/** The items of a list that are objects, with their indexes. */
export function itemsOf(value: unknown): readonly (readonly [number, Fields])[] {
  if (!Array.isArray(value) || value.length === 0) return [];
  return value.map((item: unknown, index) => [index, fieldsIn(item)] as const);
}

/** The containers of a pod, with the field of each: `.containers[0]`. */
export const containersIn = remembered(({ containers, initContainers }: Fields) =>
  Object.entries({ containers, initContainers }).flatMap(([list, value]) =>
    itemsOf(value).map(([index, container]) => [`.${list}[${index}]`, container] as const),
  ),
);

/** Values of a list that stand there a second time, with their indexes. */
export function* repeated(values: readonly unknown[]): Iterable<readonly [index: number, value: unknown]> {
  const seen = new Set<unknown>();
  for (const [index, value] of values.entries())
    if (seen.has(value)) yield [index, value];
    else seen.add(value);
}

/** The texts of a list. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A text, or undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A number, or undefined. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Whether a field is set; the API server treats `null` as missing. */
export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A value as people write it. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? 'missing' : JSON.stringify(value);
}

/** Several relations of one place. */
export function all(...relations: readonly Relation[]): Relation {
  return (value) => {
    const all: Said[] = [];
    for (const relation of relations) for (const said of relation(value)) all.push(said);
    return all;
  };
}

/** The field of a map, as people write it: `.cpu`, `['example.com/gpu']`. */
export function step(name: string): string {
  return /^\w+$/.test(name) ? `.${name}` : `['${name}']`;
}
