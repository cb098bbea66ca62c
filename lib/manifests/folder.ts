import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The differences between a folder and its wanted content, as sorted paths below it. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files that nothing renders any more. */
  readonly stale: readonly string[];
}

/**
 * Compares a folder with the wanted files, by path below it. A missing folder counts as empty. Unwanted files directly
 * in the folder were written by hand, and are ignored.
 *
 * @param isKnown - whether a file certainly has the wanted content already
 */
export function difference(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  isKnown: (path: string) => boolean = () => false,
): Difference {
  const present = new Set(filesBelow(folder));
  const added: string[] = [];
  const changed: string[] = [];
  for (const path of wanted.keys()) {
    if (!present.has(path)) added.push(path);
    else if (!isKnown(path) && readFileSync(join(folder, path), 'utf8') !== wanted.get(path)) changed.push(path);
  }
  return {
    added: added.sort(),
    changed: changed.sort(),
    stale: [...present].filter((path) => path.includes('/') && !wanted.has(path)).sort(),
  };
}

/**
 * Makes the folder contain the wanted files and no others. Only files that differ are written: first all of them to a
 * temporary folder beside it, then each is moved into place. A full disk or a crash while writing leaves the folder
 * unchanged.
 */
export function update(
  folder: string,
  wanted: ReadonlyMap<string, string>,
  { added, changed, stale }: Difference,
): void {
  const staging = `${folder}.${process.pid}.tmp`;
  const written = [...added, ...changed];
  try {
    for (const [index, path] of written.entries()) {
      if (index === 0) mkdirSync(staging, { recursive: true });
      writeFileSync(join(staging, String(index)), wanted.get(path) ?? '');
    }
    const folders = new Set(added.map((path) => dirname(join(folder, path))));
    for (const parent of folders) mkdirSync(parent, { recursive: true });
    for (const [index, path] of written.entries()) renameSync(join(staging, String(index)), join(folder, path));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  for (const path of stale) rmSync(join(folder, path));
  for (const parent of new Set(stale.map((path) => dirname(path)))) removeEmpty(folder, parent);
}

function filesBelow(folder: string, prefix = ''): readonly string[] {
  const entries = readdirSyncIfThere(join(folder, prefix));
  return entries.flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

function readdirSyncIfThere(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function removeEmpty(folder: string, path: string): void {
  if (path === '.' || readdirSyncIfThere(join(folder, path)).length > 0) return;
  rmdirSync(join(folder, path));
  removeEmpty(folder, dirname(path));
}
