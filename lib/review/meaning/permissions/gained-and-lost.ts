import type { ObjectChange } from '../../difference/objects.ts';

/**
 * What a change adds to what is read of an object, and what it takes from it.
 *
 * @param allows - whether one item includes another; by default only if they are equal
 */
export function gainedAndLost<Item>(
  { before, after }: ObjectChange,
  read: (object: unknown) => Iterable<Item>,
  allows: (wide: Item, item: Item) => boolean = Object.is,
): { readonly gained: readonly Item[]; readonly lost: readonly Item[] } {
  const [old, young] = [[...read(before?.object)], [...read(after?.object)]];
  return {
    gained: young.filter((item) => !old.some((wide) => allows(wide, item))),
    lost: old.filter((item) => !young.some((wide) => allows(wide, item))),
  };
}

/** A few of many items. */
export function listed(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort();
  return sorted.length > 4 ? `${sorted.slice(0, 3).join(', ')} and ${sorted.length - 3} more` : sorted.join(', ');
}
