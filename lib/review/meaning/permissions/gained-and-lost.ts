import type { ObjectChange } from '../../difference/objects.ts';

/** What a change adds to a set that is read of an object, and what it takes from it. */
export function gainedAndLost(
  { before, after }: ObjectChange,
  read: (object: unknown) => ReadonlySet<string>,
): { readonly gained: readonly string[]; readonly lost: readonly string[] } {
  const [old, young] = [read(before?.object), read(after?.object)];
  return {
    gained: [...young].filter((one) => !old.has(one)),
    lost: [...old].filter((one) => !young.has(one)),
  };
}

/** A few of many items. */
export function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  return sorted.length > 4 ? `${sorted.slice(0, 3).join(', ')} and ${sorted.length - 3} more` : sorted.join(', ');
}
