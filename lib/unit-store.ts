import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf } from './content-hash.ts';
import { LateMap } from './manifests/late-map.ts';
import type { Manifest } from './manifests/manifest.ts';
import type { Unit } from './render-unit.ts';
import type { Problem } from './resolve/problem.ts';

/** What a unit was rendered from, as hashes. */
export interface UnitKeys {
  /** Of the spec, the environment, and what all systems have in common. @default - nobody knows */
  readonly key?: string;
  /** Of all systems, where the unit depends on others. @default - it does not */
  readonly others?: string;
  /** Of the resolved system with its controllers, and what all systems have in common. @default - nobody knows */
  readonly resolved?: string;
}

/** A unit that was rendered before. */
export interface StoredUnit extends UnitKeys {
  /** The unit; its texts and objects are read when they are asked for, or rendered if they are gone. */
  readonly unit: (render: () => Unit) => Unit;
}

/** Units on disk, the last one of each name. */
export interface UnitStore {
  readonly read: (name: string) => StoredUnit | undefined;
  readonly write: (keys: UnitKeys, unit: Unit) => void;
}

/** A unit but for its texts and objects, which are in files of their own, in the same order. */
interface Head extends UnitKeys {
  readonly version: string;
  /** Name of the other two files, by their content. */
  readonly body: string;
  readonly dist: readonly (readonly [path: string, hash: string])[];
  readonly argocd: readonly (readonly [path: string, hash: string])[];
  readonly files: readonly string[];
  readonly parts: readonly (readonly [file: string, hash: string])[];
  readonly origins: readonly (readonly [file: string, source: string, ofCdk8sPlus: readonly string[]])[];
  readonly applied: readonly string[];
  readonly unapplied: readonly (readonly [key: string, problem: Problem])[];
  readonly hash: string;
  readonly objects: number;
}

/**
 * Keeps units in a folder, which is safe to delete, and safe with several runs at once: each file is written completely or not
 * at all, and what another run has removed is rendered again.
 *
 * @param version - of the code that renders, and of the schemas
 */
export function unitStore(folder: string, version: string): UnitStore {
  const placeOf = (name: string) => join(folder, name.replaceAll('/', '+'));
  return {
    read(name) {
      const head = parsed(`${placeOf(name)}.json`) as Head | undefined;
      if (head?.version !== version) return undefined;
      return { ...head, unit: (render) => unitOf(name, head, join(folder, head.body), render) };
    },
    write(keys, unit) {
      const place = placeOf(unit.name);
      const hashed = (paths: Iterable<string>, folder: string) =>
        Array.from(paths, (path) => [path, unit.hashOf(`${folder}/${path}`)] as const);
      const [dist, argocd] = [hashed(unit.dist.keys(), 'dist'), hashed(unit.argocd.keys(), 'argocd')];
      // Other code may make other objects with the same texts.
      const body = `${place}-${hashOf(JSON.stringify([version, dist, argocd])).slice(0, 16)}`;
      const head: Head = {
        ...{ ...keys, version, body: basename(body), hash: unit.hash(), objects: unit.objects, dist, argocd },
        origins: Array.from(unit.origins, ([file, { source, ofCdk8sPlus }]) => [file, source, [...ofCdk8sPlus]]),
        ...{
          files: [...unit.files.keys()],
          parts: [...unit.parts],
          applied: [...unit.applied],
          unapplied: [...unit.unapplied],
        },
      };
      try {
        mkdirSync(folder, { recursive: true });
        const before = parsed(`${place}.json`) as Head | undefined;
        if (before?.body !== head.body) {
          save(`${body}.texts.json`, [[...unit.dist.values()], [...unit.argocd.values()]]);
          save(`${body}.objects.json`, [...unit.files.values()]);
        }
        save(`${place}.json`, head);
        if (before !== undefined && before.body !== head.body)
          for (const file of readdirSync(folder))
            if (file.startsWith(`${before.body}.`)) rmSync(join(folder, file), { force: true });
      } catch {
        // The next run renders it again.
      }
    },
  };
}

function unitOf(name: string, head: Head, body: string, render: () => Unit): Unit {
  let rendered: Unit | undefined;
  const again = () => (rendered ??= render());
  let texts: readonly [dist: readonly string[], argocd: readonly string[]] | undefined;
  const textsOf = (index: 0 | 1) => {
    texts ??= parsed(`${body}.texts.json`) as typeof texts;
    return texts?.[index];
  };
  const late = <Value>(
    keys: readonly string[],
    values: () => readonly Value[] | undefined,
    part: 'dist' | 'argocd' | 'files',
  ) =>
    LateMap.from<Value>(keys, () => {
      const all = values();
      if (all?.length !== keys.length) return again()[part] as unknown as ReadonlyMap<string, Value>;
      return new Map(keys.map((key, index) => [key, all[index] as Value]));
    });
  const names = (files: Head['dist']) => files.map(([path]) => path);
  let hashes: ReadonlyMap<string, string> | undefined;
  const hashOf = (file: string): string => {
    hashes ??= new Map([
      ...head.dist.map(([path, hash]) => [`dist/${path}`, hash] as const),
      ...head.argocd.map(([path, hash]) => [`argocd/${path}`, hash] as const),
    ]);
    return hashes.get(file) ?? '';
  };
  return {
    name,
    dist: late(names(head.dist), () => textsOf(0), 'dist'),
    argocd: late(names(head.argocd), () => textsOf(1), 'argocd'),
    files: late(head.files, () => parsed(`${body}.objects.json`) as (readonly Manifest[])[] | undefined, 'files'),
    origins: new Map(head.origins.map(([file, source, of]) => [file, { source, ofCdk8sPlus: new Set(of) }])),
    ...{ parts: new Map(head.parts), problems: [], refused: [], hashOf, hash: () => head.hash },
    ...{ applied: new Set(head.applied), unapplied: new Map(head.unapplied), objects: head.objects },
  };
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function save(file: string, content: unknown): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify(content));
  renameSync(draft, file);
}
