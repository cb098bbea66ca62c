import { isFields } from '../../model/untyped.ts';
import type { Change } from './change.ts';
import { embedded } from './embedded.ts';
import { plainReading, readingOf, type KeyOf, type Reading } from './lists.ts';
import { isSameQuantity } from './quantities.ts';
import type { Written } from './written.ts';

/**
 * All differences between two versions of an object. An order without a meaning, formatting, and another unit of the
 * same quantity are not differences, and neither is a value that the API server fills in anyway. Documents in the object are compared inside.
 */
export function compare(before: Written, after: Written): readonly Change[] {
  const changes: Change[] = [];
  const reading = readingOf(after.apiVersion, after.kind);
  compareValues({ reading, changes }, '', '', before, after);
  return changes;
}

/** The same for data of any type. */
export function compareData(
  before: unknown,
  after: unknown,
  known: Partial<Pick<Reading, 'isFilledIn' | 'isQuantity'>> = {},
): readonly Change[] {
  const changes: Change[] = [];
  compareValues({ reading: { ...plainReading, ...known }, changes }, '', '', before, after);
  return changes;
}

interface Comparison {
  readonly reading: Reading;
  readonly changes: Change[];
}

function compareValues(to: Comparison, field: string, pattern: string, one: unknown, other: unknown): void {
  const [before, after] = [withoutEmpty(pattern, one), withoutEmpty(pattern, other)];
  if (Object.is(before, after)) return;
  if (mapsOfText.test(pattern) && (isFields(before) || isFields(after)))
    compareMaps(to, field, pattern, isFields(before) ? before : {}, isFields(after) ? after : {});
  else if (isList(before) && isList(after)) compareLists(to, field, pattern, before, after);
  else if (isFields(before) && isFields(after)) compareMaps(to, field, pattern, before, after);
  else if (typeof before === 'string' && typeof after === 'string') compareTexts(to, field, pattern, before, after);
  else if (!(to.reading.isQuantity(pattern) && isSameQuantity(before, after))) add(to, field, pattern, before, after);
}

/** Labels and annotations are added and removed one by one, also if there were none before. */
const mapsOfText = /(^|\.)metadata\.(labels|annotations)$/;

function compareMaps(
  to: Comparison,
  field: string,
  pattern: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const step = stepOf(name);
    const [at, atPattern] = [joined(field, step), joined(pattern, step)];
    const isNone = (map: typeof before) => (map[name] ?? null) === null || to.reading.isFilledIn(atPattern, name, map);
    if (isNone(before) && isNone(after)) continue;
    compareValues(to, at, atPattern, before[name], after[name]);
  }
}

function compareTexts(to: Comparison, field: string, pattern: string, before: string, after: string): void {
  if (to.reading.isQuantity(pattern) && isSameQuantity(before, after)) return;
  const inner = embedded(pattern, before, after);
  switch (inner?.as) {
    case 'same':
      return;
    case 'set':
      compareScalars(to, field, pattern, inner.before, inner.after, false);
      return;
    case 'document':
      compareValues({ ...to, reading: plainReading }, `${field} › `, `${pattern} › `, inner.before, inner.after);
      return;
    case undefined:
      add(to, field, pattern, before, after);
  }
}

function compareLists(
  to: Comparison,
  field: string,
  pattern: string,
  before: readonly unknown[],
  after: readonly unknown[],
): void {
  const { reading } = to;
  const isOrdered = reading.isOrdered(pattern);
  if ([...before, ...after].every(isScalar)) {
    compareScalars(to, field, pattern, before, after, isOrdered);
    return;
  }
  const keyOf = reading.keysOf(pattern, before, after);
  if (keyOf === undefined) compareUnnamed(to, field, pattern, before, after, isOrdered);
  else compareNamed(to, field, pattern, before, after, isOrdered, keyOf);
}

/**
 * Compares lists of scalars: items are added and removed. If the order has a meaning, a list in another order is a
 * different value.
 */
function compareScalars(
  to: Comparison,
  field: string,
  pattern: string,
  before: readonly unknown[],
  after: readonly unknown[],
  isOrdered: boolean,
): void {
  if (isOrdered) {
    if (JSON.stringify(before) !== JSON.stringify(after)) add(to, field, pattern, before, after);
    return;
  }
  const [removed, added] = [without(before, after), without(after, before)];
  for (const value of removed) add(to, `${field}[]`, `${pattern}[]`, value, undefined);
  for (const value of added) add(to, `${field}[]`, `${pattern}[]`, undefined, value);
}

function compareNamed(
  to: Comparison,
  field: string,
  pattern: string,
  before: readonly unknown[],
  after: readonly unknown[],
  isOrdered: boolean,
  keyOf: KeyOf,
): void {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const young = new Map(after.map((item) => [keyOf(item), item]));
  for (const key of new Set([...old.keys(), ...young.keys()]))
    compareValues(to, `${field}[${key}]`, `${pattern}[]`, old.get(key), young.get(key));
  if (!isOrdered) return;
  const kept = [...old.keys()].filter((key) => young.has(key));
  const now = [...young.keys()].filter((key) => old.has(key));
  if (kept.join('\n') !== now.join('\n')) to.changes.push({ field, pattern, before: kept, after: now, order: true });
}

/** Matches items without a name: first equal ones, then the most similar ones. */
function compareUnnamed(
  to: Comparison,
  field: string,
  pattern: string,
  before: readonly unknown[],
  after: readonly unknown[],
  isOrdered: boolean,
): void {
  const texts = [before.map(canonical), after.map(canonical)] as const;
  const [removed, added] = [indexesWithout(texts[0], texts[1]), indexesWithout(texts[1], texts[0])];
  for (const [at, other] of pairs(before, after, removed, added)) {
    const shown = at ?? other;
    compareValues(
      to,
      `${field}[${shown ?? 0}]`,
      `${pattern}[]`,
      at === undefined ? undefined : before[at],
      other === undefined ? undefined : after[other],
    );
  }
  if (isOrdered && removed.length === 0 && added.length === 0 && texts[0].join('\n') !== texts[1].join('\n'))
    to.changes.push({ field, pattern, before, after, order: true });
}

/** The most comparisons of items; for longer lists, items are matched by their position. */
const mostPairs = 400;

function pairs(
  before: readonly unknown[],
  after: readonly unknown[],
  removed: readonly number[],
  added: readonly number[],
): readonly (readonly [number | undefined, number | undefined])[] {
  const found: (readonly [number | undefined, number | undefined])[] = [];
  const left = new Set(added);
  for (const at of removed) {
    let [best, most]: [number | undefined, number] = [undefined, 0];
    if (removed.length * added.length <= mostPairs)
      for (const other of left) {
        const shared = likeness(before[at], after[other]);
        if (shared > most) [best, most] = [other, shared];
      }
    else [best] = left;
    if (best !== undefined) left.delete(best);
    found.push([at, best]);
  }
  return [...found, ...[...left].map((other) => [undefined, other] as const)];
}

/** The number of fields that two items share. Items that share none are not matched. */
function likeness(one: unknown, other: unknown): number {
  if (!isFields(one) || !isFields(other)) return 0;
  return Object.keys(one).reduce(
    (sum, name) => sum + (name in other ? (canonical(one[name]) === canonical(other[name]) ? 2 : 0.5) : 0),
    0,
  );
}

/** Text of a value that is equal for equal values, in any order of their fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

function indexesWithout(texts: readonly string[], others: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const text of others) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...texts.entries()].flatMap(([index, text]) => {
    const count = counts.get(text) ?? 0;
    counts.set(text, count - 1);
    return count > 0 ? [] : [index];
  });
}

function without(values: readonly unknown[], others: readonly unknown[]): readonly unknown[] {
  const known = new Set(others);
  return [...new Set(values)].filter((value) => !known.has(value));
}

function add({ changes }: Comparison, field: string, pattern: string, before: unknown, after: unknown): void {
  changes.push({
    field,
    pattern,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });
}

/**
 * The value without parts that have no meaning: the API server drops nulls, and empty labels or annotations are the
 * same as none.
 */
function withoutEmpty(pattern: string, value: unknown): unknown {
  if (value === null) return undefined;
  // A port without a protocol is a TCP port.
  if (value === 'TCP' && pattern.endsWith('ports[].protocol')) return undefined;
  const isEmpty = isFields(value) && Object.keys(value).length === 0;
  return isEmpty && mapsOfText.test(pattern) ? undefined : value;
}

function stepOf(name: string): string {
  return /^[\w$-]+$/.test(name) ? `.${name}` : `['${name}']`;
}

function joined(path: string, step: string): string {
  return path === '' || path.endsWith('› ') ? path + step.replace(/^\./, '') : path + step;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
