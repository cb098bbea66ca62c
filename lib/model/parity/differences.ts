import { isFields } from '../untyped.ts';

/** A value in which two objects differ; undefined on a side without one. */
export interface Difference {
  /** Such as `spec.template.spec.containers[web].image`: an item of a list bears its name, where it has one. */
  readonly path: string;
  readonly one: unknown;
  readonly other: unknown;
}

/** Replaces the environment's own names in a text, so that it can be compared with that of another environment. */
type Plain = (text: string) => string;

/** Visits the values in which two objects differ; texts differ where their plain forms do. */
export function visitDifferences(
  one: unknown,
  other: unknown,
  [plainOne, plainOther]: readonly [Plain, Plain],
  visit: (difference: Difference) => void,
): void {
  // Field names and list items; formatted only for a difference.
  const steps: (string | Item)[] = [];
  if (!isAlike(one, other)) compare(one, other);

  /** Most values are equal, so equality is tested first. */
  function isAlike(left: unknown, right: unknown): boolean {
    if (left === right) return true;
    if (typeof left === 'string') return typeof right === 'string' && plainOne(left) === plainOther(right);
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
    if (Array.isArray(left)) {
      if (!Array.isArray(right) || left.length !== right.length) return false;
      for (let index = 0; index < left.length; index += 1) if (!isAlike(left[index], right[index])) return false;
      return true;
    }
    let count = 0;
    for (const name in left) {
      const value = (right as Fields)[name];
      if (value === undefined || !isAlike((left as Fields)[name], value)) return false;
      count += 1;
    }
    for (const name in right) count -= name.length > 0 ? 1 : 0;
    return count === 0;
  }

  function compare(left: unknown, right: unknown): void {
    if (left === right) return;
    if (typeof left === 'string' && typeof right === 'string') {
      if (plainOne(left) !== plainOther(right)) visit({ path: stepsText(steps), one: left, other: right });
    } else if (Array.isArray(left) && Array.isArray(right)) {
      if (!isAlike(left, right)) compareLists(left, right);
    } else if (isFields(left) && isFields(right)) compareMaps(left, right);
    else if (left === undefined || right === undefined) compareWhole(left, right);
    else visit({ path: stepsText(steps), one: left, other: right });
  }

  function compareMaps(left: Fields, right: Fields): void {
    for (const name in left) within(name, left[name], right[name]);
    for (const name in right) if (left[name] === undefined) within(name, undefined, right[name]);
  }

  function compareLists(left: readonly unknown[], right: readonly unknown[]): void {
    if (left.length === right.length && left.every((item, index) => isSame(nameOf(item), nameOf(right[index])))) {
      for (const [index, item] of left.entries()) within({ item }, item, right[index]);
      return;
    }
    const [named, others] = [byName(left, plainOne), byName(right, plainOther)];
    for (const [key, item] of named) within({ item }, item, others.get(key));
    for (const [key, item] of others) if (!named.has(key)) within({ item }, undefined, item);
  }

  function isSame(name: string, counterpart: string): boolean {
    return name === counterpart || plainOne(name) === plainOther(counterpart);
  }

  /** Visits the leaves of a value that only one side has. */
  function compareWhole(left: unknown, right: unknown): void {
    const value = left ?? right;
    const only = (step: string | Item, inner: unknown) => {
      if (left === undefined) within(step, undefined, inner);
      else within(step, inner, undefined);
    };
    if (Array.isArray(value) && value.length > 0) {
      for (const item of value as readonly unknown[]) only({ item }, item);
    } else if (isFields(value) && Object.keys(value).length > 0) {
      for (const name in value) only(name, value[name]);
    } else visit({ path: stepsText(steps), one: left, other: right });
  }

  function within(step: string | Item, left: unknown, right: unknown): void {
    if (left === right) return;
    steps.push(step);
    compare(left, right);
    steps.pop();
  }
}

type Fields = Readonly<Record<string, unknown>>;

interface Item {
  readonly item: unknown;
}

function stepsText(steps: readonly (string | Item)[]): string {
  let path = '';
  for (const step of steps) {
    if (typeof step !== 'string') path += `[${nameOf(step.item)}]`;
    else path += path === '' ? step : `.${step}`;
  }
  return path;
}

/** Items by name; those without one, or with that of another, by their place. */
export function byName(list: readonly unknown[], plain: Plain): ReadonlyMap<string, unknown> {
  const items = new Map<string, unknown>();
  for (const [index, item] of list.entries()) {
    const name = plain(nameOf(item));
    items.set(name === '' || items.has(name) ? `#${index}` : name, item);
  }
  return items;
}

/** The field that identifies an item for people. */
export function nameOf(item: unknown): string {
  if (!isFields(item)) return '';
  const { name } = item;
  if (typeof name === 'string') return name;
  const { key, values, type, metadata } = item;
  if (typeof key === 'string' && values !== undefined) return key;
  return typeof type === 'string' && metadata !== undefined ? type : '';
}
