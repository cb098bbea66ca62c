import type { KubernetesObject } from '../kinds.ts';
import { byName, nameOf } from './differences.ts';
import type { Place } from './environments.ts';
import { hashOf, hashText, keyHash, placeHash, placeHashes, type Hash } from './hashes.ts';
import { fieldOf, itemOf, mayDifferAt, noSteps, stepTo, type Step } from './steps.ts';

/** Makes digests of the objects of one environment. */
export interface Digester {
  /** @param mayDiffer - what the paths of fields match that need not be equal */
  readonly digestOf: (object: KubernetesObject, mayDiffer: readonly RegExp[]) => string;
  /** Where everything was left out of a value, in the objects so far. */
  readonly emptied: () => Emptied;
}

/** Places as hashes: of lists, and of mappings. */
export interface Emptied {
  readonly lists: readonly string[];
  readonly mappings: readonly string[];
}

/**
 * Where the digest of an object of production is like that of another environment, `visitDifferences` finds nothing but fields
 * that may differ, unless what is a list in one of them is a mapping in the other (`areConfused`). The reverse nearly always
 * holds too.
 *
 * A digest is a hash of all that is to be equal: fields that may differ are left out, texts are in their plain form, and the
 * order of fields does not count. A text with production's name in it may also be the same everywhere, such as `production` for
 * a program that knows no other environment. Elsewhere it counts as it would in production; its place and the text as it is
 * follow the hash, and have to be among those that follow production's.
 */
export function digester(place: Place): Digester {
  const walk = new Walk(place);
  const hashed = (paths: Iterable<string>) =>
    Array.from(paths, (path) => {
      const { one, two } = hashOf(path, 0);
      return hashText(one, two);
    });
  return {
    digestOf: (object, mayDiffer) => walk.digestOf(object, mayDiffer),
    emptied: () => ({ lists: hashed(walk.lists), mappings: hashed(walk.mappings) }),
  };
}

/** A walk through the objects of an environment, one after the other. */
class Walk {
  readonly place: Place;
  /** Of values without production's name in them. */
  readonly leaves = new Map<unknown, Hash>();
  /** By the patterns. There are steps for each name of a container, so that they must end with the cluster. */
  readonly firstSteps = new Map<readonly RegExp[], Step>();
  /** Of texts with it. */
  readonly namedLeaves = new Map<unknown, NamedLeaf>();
  /** The hash of what was visited last. */
  one = 0;
  two = 0;
  /** How many fields were left out so far of the object. */
  leftOut = 0;
  /** Where in the object the value is that is visited. */
  at = 0;
  /** The texts of the object with production's name in them, each with its place. */
  named: string[] = [];
  kind = '';
  /** Kinds and paths of lists and mappings of which all was left out. */
  readonly lists = new Set<string>();
  readonly mappings = new Set<string>();

  constructor(place: Place) {
    this.place = place;
  }

  digestOf(object: KubernetesObject, mayDiffer: readonly RegExp[]): string {
    this.leftOut = 0;
    this.at = 1;
    this.kind = object.kind;
    this.named = [];
    this.visitMap(object as unknown as Fields, this.firstStep(mayDiffer));
    return [hashText(this.one, this.two), ...this.named].join(' ');
  }

  firstStep(patterns: readonly RegExp[]): Step {
    const step = this.firstSteps.get(patterns) ?? stepTo('', patterns, '');
    this.firstSteps.set(patterns, step);
    return step;
  }

  /** Sets the hash of a value; false if all of it was left out. */
  visit(value: unknown, step: Step): boolean {
    if (typeof value === 'object' && value !== null) {
      if (!Array.isArray(value)) {
        for (const _ in value) return this.visitMap(value as Fields, step);
      } else if (value.length > 0) return this.visitList(value, step);
      if (mayDifferAt(step)) {
        this.leftOut += 1;
        return false;
      }
      this.one = this.two = Array.isArray(value) ? 1 : 2;
      return true;
    }
    if (step.mayDiffer ?? mayDifferAt(step)) {
      this.leftOut += 1;
      return false;
    }
    const leaf = this.leaves.get(value) ?? this.leafOf(value, this.at);
    this.one = leaf.one;
    this.two = leaf.two;
    return true;
  }

  /** A mapping of which every field is left out is as if it were not there: then each of its fields may be missing. */
  visitMap(value: Fields, step: Step): boolean {
    const here = this.at;
    if (step.fields === noSteps) step.fields = new Map();
    const { fields } = step;
    let sumOne = 0;
    let sumTwo = 0;
    let isThere = false;
    for (const name in value) {
      const inner = value[name];
      if (inner === undefined) continue;
      const to = fields.get(name) ?? fieldOf(step, name);
      // Most values are neither lists nor mappings, and take no call.
      if (typeof inner !== 'object') {
        if (to.mayDiffer ?? mayDifferAt(to)) {
          this.leftOut += 1;
          continue;
        }
        const leaf = this.leaves.get(inner) ?? this.leafOf(inner, Math.imul(here ^ to.one, to.two | 1));
        this.one = leaf.one;
        this.two = leaf.two;
      } else {
        this.at = Math.imul(here ^ to.one, to.two | 1);
        if (!this.visit(inner, to)) continue;
      }
      isThere = true;
      // A sum, whatever the order; each name multiplies in its own way, so that exchanged values make another one.
      sumOne = (sumOne + Math.imul(to.one ^ this.one, to.two | 1)) | 0;
      sumTwo = (sumTwo + Math.imul(to.two ^ this.two, to.one | 1)) | 0;
    }
    this.one = Math.imul(sumOne ^ (sumTwo >>> 15), 2_246_822_507);
    this.two = Math.imul(sumTwo ^ (sumOne >>> 13), 3_266_489_909);
    if (!isThere && !mayDifferAt(step)) this.mappings.add(`${this.kind} ${step.path}`);
    return isThere;
  }

  /** The same holds of lists. */
  visitList(list: readonly unknown[], step: Step): boolean {
    const isThere = isNamed(list) ? this.visitNamed(list, step) : this.visitItems(list, step);
    if (!isThere && !mayDifferAt(step)) this.lists.add(`${this.kind} ${step.path}`);
    return isThere;
  }

  /** Items without names: each counts under its place. */
  visitItems(list: readonly unknown[], step: Step): boolean {
    const here = this.at;
    const to = step.items.get('') ?? itemOf(step, '');
    let sumOne = 0;
    let sumTwo = 0;
    let isThere = false;
    for (let index = 0; index < list.length; index += 1) {
      const key = placeHashes[index] ?? placeHash(index);
      this.at = Math.imul(here ^ key.two, key.one | 1) ^ 1;
      if (!this.visit(list[index], to)) continue;
      isThere = true;
      sumOne = (sumOne + Math.imul(key.one ^ this.one, key.two | 1)) | 0;
      sumTwo = (sumTwo + Math.imul(key.two ^ this.two, key.one | 1)) | 0;
    }
    this.endList(sumOne, sumTwo);
    return isThere;
  }

  /** Items with names: each counts under the name with which it is compared. */
  visitNamed(list: readonly unknown[], step: Step): boolean {
    const here = this.at;
    const { plain, nameInProduction } = this.place;
    const names = [...byName(list, plain).keys()];
    // One that is named like the place of another hides it.
    const isHidden = names.length < list.length;
    let sumOne = isHidden ? 1 : 0;
    let sumTwo = 0;
    let isThere = false;
    for (let index = 0; index < list.length; index += 1) {
      const item = list[index];
      const name = nameOf(item);
      const key = isHidden ? placeHash(index) : keyHash(names[index] ?? '');
      const before = this.leftOut;
      this.at = Math.imul(here ^ key.two, key.one | 1) ^ 1;
      // Which fields may differ depends on the name that the item has in production.
      const there = plain(name).length === name.length ? name : nameInProduction(name);
      if (!this.visit(item, step.items.get(there) ?? itemOf(step, there))) {
        // Production may be without it, and then it depends on the name here.
        const isAsIfMissing = there === plain(name) && (there === name || !this.visit(item, itemOf(step, name)));
        if (isAsIfMissing && !isHidden) continue;
        this.one = this.two = 0;
      }
      isThere = true;
      if (this.leftOut > before || isHidden) {
        const hash = keyHash(there);
        this.one = Math.imul(this.one ^ hash.one, hash.two | 1);
        this.two = Math.imul(this.two ^ hash.two, hash.one | 1);
      }
      sumOne = (sumOne + Math.imul(key.one ^ this.one, key.two | 1)) | 0;
      sumTwo = (sumTwo + Math.imul(key.two ^ this.two, key.one | 1)) | 0;
    }
    this.endList(sumOne, sumTwo);
    return isThere;
  }

  endList(sumOne: number, sumTwo: number): void {
    this.one = Math.imul(sumOne ^ (sumTwo >>> 13), 2_654_435_761) ^ 3;
    this.two = Math.imul(sumTwo ^ (sumOne >>> 15), 1_597_334_677) ^ 3;
  }

  /** The hash of a value that stands somewhere. */
  leafOf(value: unknown, at: number): Hash {
    const { isProduction, plain, inProduction } = this.place;
    let named = this.namedLeaves.get(value);
    if (named === undefined) {
      const there = typeof value === 'string' ? inProduction(value) : undefined;
      if (typeof value !== 'string' || there === undefined) {
        const hash = typeof value === 'string' ? hashOf(plain(value), 1) : hashOf(String(value), 2);
        this.leaves.set(value, hash);
        return hash;
      }
      named = { hash: hashOf(isProduction ? plain(value) : there, 1), raw: hashOf(value, 1) };
      this.namedLeaves.set(value, named);
    }
    const { hash, raw } = named;
    this.named.push(hashText(raw.one ^ at, Math.imul(raw.two, at | 1)));
    return hash;
  }
}

/** Whether an object that has this digest in another environment does not differ from one that has the first in production. */
export function isLike(production: string, other: string): boolean {
  if (production === other) return true;
  const [hash, ...texts] = production.split(' ');
  const [otherHash, ...otherTexts] = other.split(' ');
  return hash === otherHash && otherTexts.every((text) => texts.includes(text));
}

/** Whether an emptied value may be a list in one environment and a mapping in another, which no digest tells. */
export function areConfused(one: Emptied, other: Emptied): boolean {
  return one.lists.some((at) => other.mappings.includes(at)) || other.lists.some((at) => one.mappings.includes(at));
}

type Fields = Readonly<Record<string, unknown>>;

interface NamedLeaf {
  readonly hash: Hash;
  /** The hash of the text as it is. */
  readonly raw: Hash;
}

function isNamed(list: readonly unknown[]): boolean {
  for (const item of list) if (typeof item === 'object' && nameOf(item) !== '') return true;
  return false;
}
