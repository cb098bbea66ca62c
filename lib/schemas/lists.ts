import type { Schema } from '../../imports/schema.ts';
import { targetOf, type Source, type VisitOf } from './source.ts';
import { report, type Place } from './visit.ts';
import { counted, formatted, isPlainObject, type Fields } from './wording.ts';

/** Checks a list and its items; undefined where every list is accepted. */
export function listVisit(
  { items, listKeys, minItems = 0, maxItems = Infinity }: Schema,
  source: Source,
  visitOf: VisitOf,
): ((value: readonly unknown[], at: Place) => void) | undefined {
  if (items === undefined && minItems === 0 && maxItems === Infinity) return undefined;
  const defaults = listKeys === undefined ? {} : defaultsOf(items, source);
  const visitItem = items === undefined ? undefined : visitOf(items, source);
  return (value, at) => {
    if (value.length < minItems) report(at, counted(value.length, 'item'), `at least ${counted(minItems, 'item')}`);
    if (value.length > maxItems) report(at, counted(value.length, 'item'), `at most ${counted(maxItems, 'item')}`);
    if (listKeys !== undefined && value.length > 1) reportRepeated(at, value, listKeys, defaults);
    if (visitItem === undefined) return;
    for (let index = 0; index < value.length; index++) {
      at.path.push(index);
      visitItem(value[index], at);
      at.path.pop();
    }
  };
}

/**
 * Server-side apply refuses two items with the same key, and the API server two equal items of a custom resource's set.
 */
function reportRepeated(at: Place, items: readonly unknown[], keys: readonly string[], defaults: Fields): void {
  const first = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    if (keys.length > 0 && !isPlainObject(item)) continue;
    const values = isPlainObject(item) ? keys.map((key) => item[key] ?? defaults[key]) : [item];
    const known = first.get(JSON.stringify(values));
    if (known === undefined) {
      first.set(JSON.stringify(values), index);
      continue;
    }
    at.path.push(index);
    const is =
      keys.length === 0 ? formatted(item) : keys.map((key, at) => `${key} ${String(values[at])}`).join(' and ');
    report(at, `${is}, as item ${known} has`, 'a different item');
    at.path.pop();
  }
}

function defaultsOf(items: Schema | undefined, source: Source): Fields {
  const [target] = items === undefined ? [{}] : targetOf(items, source);
  return Object.fromEntries(
    Object.entries((target as Schema).properties ?? {}).map(([name, schema]) => [name, schema.default]),
  );
}
