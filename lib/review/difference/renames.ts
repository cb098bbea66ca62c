import { append } from '../../model/append.ts';
import { byCodeUnit } from '../order.ts';
import type { Written, WrittenObject } from './written.ts';

/** Share of common lines from which two objects count as one under two names, as in `git diff -M`. */
const alike = 0.6;

/** The most pairs of a kind that are compared by line; for more, only equal content is found. */
const mostPairs = 2_000;

/**
 * Matches removed objects with the objects that replace them under another name or in another namespace. Each object is
 * matched once, the most similar pairs first.
 */
export function renames(
  removed: readonly WrittenObject[],
  added: readonly WrittenObject[],
): ReadonlyMap<WrittenObject, WrittenObject> {
  const found = new Map<WrittenObject, WrittenObject>();
  const byKind = new Map<string, WrittenObject[]>();
  for (const one of added) append(byKind, `${one.object.apiVersion} ${one.object.kind}`, one);
  const ofKind = new Map<string, WrittenObject[]>();
  for (const one of removed) append(ofKind, `${one.object.apiVersion} ${one.object.kind}`, one);
  for (const [kind, gone] of ofKind) {
    const come = byKind.get(kind) ?? [];
    if (come.length > 0) match(gone, come, found);
  }
  return found;
}

interface Candidate {
  readonly from: WrittenObject;
  readonly to: WrittenObject;
  readonly score: number;
}

function match(
  removed: readonly WrittenObject[],
  added: readonly WrittenObject[],
  found: Map<WrittenObject, WrittenObject>,
): void {
  const lines = new Map([...removed, ...added].map((one) => [one, linesOf(one.object)]));
  const candidates: Candidate[] = [];
  if (removed.length * added.length <= mostPairs) {
    for (const from of removed)
      for (const to of added) {
        const score = likeness(lines.get(from) ?? new Set(), lines.get(to) ?? new Set());
        const isSameName = from.object.metadata.name === to.object.metadata.name;
        if (score >= alike) candidates.push({ from, to, score: score + (isSameName ? 0.1 : 0) });
      }
  } else {
    const byContent = new Map<string, WrittenObject[]>();
    for (const to of added) append(byContent, [...(lines.get(to) ?? [])].join('\n'), to);
    for (const from of removed)
      for (const to of byContent.get([...(lines.get(from) ?? [])].join('\n')) ?? [])
        candidates.push({ from, to, score: 1 });
  }
  candidates.sort((a, b) => b.score - a.score || byCodeUnit(nameOf(a), nameOf(b)));
  const taken = new Set<WrittenObject>();
  for (const { from, to } of candidates) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
}

function nameOf({ from, to }: Candidate): string {
  return `${from.object.metadata.name} ${to.object.metadata.name}`;
}

/** The content of an object, one line for each value, without the object's own name. */
function linesOf(object: Written): ReadonlySet<string> {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object;
  const { name } = metadata;
  const lines = new Set<string>();
  const walk = (path: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(`${path}[]`, item);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(`${path}.${key}`, inner);
    else
      for (const line of String(value).split('\n'))
        lines.add(`${path}: ${name === '' ? line : line.replaceAll(name, '')}`);
  };
  walk('', rest);
  const { labels = {}, annotations = {} } = metadata as {
    readonly labels?: Readonly<Record<string, unknown>>;
    readonly annotations?: Readonly<Record<string, unknown>>;
  };
  walk('labels', labels);
  walk('annotations', annotations);
  return lines;
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  if (large.size === 0) return 1;
  if (small.size / large.size < alike) return 0;
  let shared = 0;
  for (const line of small) if (large.has(line)) shared += 1;
  return shared / large.size;
}
