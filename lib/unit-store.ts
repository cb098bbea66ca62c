import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hashOf } from './content-hash.ts';
import { LateMap } from './manifests/late-map.ts';
import type { Manifest } from './manifests/manifest.ts';
import type { Unit } from './render-unit.ts';
import type { Problem } from './resolve/problem.ts';
import { textReader, writeTexts } from './text-file.ts';

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
  /** The unit; a text or an object is read when somebody asks for it, or everything is rendered if it is gone. */
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
  /** The bytes of the texts of `dist` and `argocd`, and of the objects of `files`. */
  readonly sizes: readonly [texts: readonly number[], objects: readonly number[]];
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
      const head = headOf(`${placeOf(name)}.json`);
      if (head?.version !== version) return undefined;
      return { ...head, unit: (render) => unitOf(name, head, join(folder, head.body), render) };
    },
    write(keys, unit) {
      const place = placeOf(unit.name);
      const hashed = (paths: Iterable<string>, of: string) =>
        Array.from(paths, (path) => [path, unit.hashOf(`${of}/${path}`)] as const);
      const [dist, argocd] = [hashed(unit.dist.keys(), 'dist'), hashed(unit.argocd.keys(), 'argocd')];
      // Other code may make other objects with the same texts.
      const body = `${place}-${hashOf(JSON.stringify([version, dist, argocd])).slice(0, 16)}`;
      try {
        const before = headOf(`${place}.json`);
        const isSame = before?.body === basename(body);
        const sizes = isSame
          ? before.sizes
          : ([writeTexts(`${body}.texts`, textsOf(unit)), writeTexts(`${body}.objects`, objectsOf(unit))] as const);
        const head: Head = {
          ...{ ...keys, version, body: basename(body), hash: unit.hash(), objects: unit.objects, dist, argocd, sizes },
          origins: Array.from(unit.origins, ([file, { source, ofCdk8sPlus }]) => [file, source, [...ofCdk8sPlus]]),
          ...{
            files: [...unit.files.keys()],
            parts: [...unit.parts],
            applied: [...unit.applied],
            unapplied: [...unit.unapplied],
          },
        };
        writeTexts(`${place}.json`, [JSON.stringify(head)]);
        if (before !== undefined && !isSame)
          for (const file of readdirSync(folder))
            if (file.startsWith(`${before.body}.`)) rmSync(join(folder, file), { force: true });
      } catch {
        // The next run renders it again.
      }
    },
  };
}

function* textsOf({ dist, argocd }: Unit): Iterable<string> {
  yield* dist.values();
  yield* argocd.values();
}

function* objectsOf({ files }: Unit): Iterable<string> {
  for (const objects of files.values()) yield JSON.stringify(objects);
}

function unitOf(name: string, head: Head, body: string, render: () => Unit): Unit {
  let rendered: Unit | undefined;
  const again = () => (rendered ??= render());
  const [text, objects] = [textReader(`${body}.texts`, head.sizes[0]), textReader(`${body}.objects`, head.sizes[1])];
  const texts = (part: 'dist' | 'argocd', first: number) =>
    LateMap.each(
      head[part].map(([path]) => path),
      (path, index) => text(first + index) ?? again()[part].get(path) ?? '',
    );
  const known = new Map<string, readonly Manifest[]>();
  const read = (file: string, index: number): readonly Manifest[] => {
    const found =
      known.get(file) ?? (parsed(objects(index)) as readonly Manifest[] | undefined) ?? again().files.get(file) ?? [];
    known.set(file, found);
    return found;
  };
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
    dist: texts('dist', 0),
    argocd: texts('argocd', head.dist.length),
    files: LateMap.each(head.files, read),
    origins: new Map(head.origins.map(([file, source, of]) => [file, { source, ofCdk8sPlus: new Set(of) }])),
    ...{ parts: new Map(head.parts), problems: [], refused: [], hashOf, hash: () => head.hash },
    ...{ applied: new Set(head.applied), unapplied: new Map(head.unapplied), objects: head.objects },
  };
}

function headOf(file: string): Head | undefined {
  try {
    return parsed(readFileSync(file, 'utf8')) as Head | undefined;
  } catch {
    return undefined;
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
