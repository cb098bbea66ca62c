/** 64 bits in two numbers. */
export interface Hash {
  readonly one: number;
  readonly two: number;
}

/** In two ways what FNV does in one; nobody makes two equal ones on purpose. http://www.isthe.com/chongo/tech/comp/fnv */
export function hashOf(text: string, seed: number): Hash {
  let [one, two] = [0x811c9dc5 ^ seed, 0x41c6ce57 ^ seed];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return { one, two };
}

/** A hash as text. */
export function hashText(one: number, two: number): string {
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`;
}

/** The hash of the name of a field or an item. */
export function keyHash(name: string): Hash {
  let hash = keyHashes.get(name);
  if (hash === undefined) keyHashes.set(name, (hash = hashOf(name, 0)));
  return hash;
}

/** There are few names of fields and items. */
const keyHashes = new Map<string, Hash>();

/** The hash of the name that an item without one gets by its place. */
export function placeHash(index: number): Hash {
  return (placeHashes[index] ??= keyHash(`#${index}`));
}

/** What `placeHash` has made so far. */
export const placeHashes: Hash[] = [];
