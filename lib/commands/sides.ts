import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Side } from '../review/side.ts';
import { holdsManifests, manifestPaths, mayHoldManifests, readManifestFile } from './manifest-paths.ts';

/** The folders of Strata's output; a review compares them by default. */
const own = ['dist', 'argocd'] as const;

/** A folder or a commit as a side of a comparison, or the problem with the name. */
export function sideOf(root: string, text: string): Side | string {
  if (statSync(resolve(text), { throwIfNoEntry: false })?.isDirectory() === true)
    return folderSide(resolve(text), text);
  const commit = commitOf(root, text);
  if (commit === undefined)
    return `'${text}': neither a folder nor a commit of git › a folder of manifests, or a ref such as origin/main`;
  return commitSide(root, commit, text);
}

/** The commit of a name; undefined if there is none, or if a folder has the name. */
export function commitOf(root: string, text: string): string | undefined {
  if (statSync(resolve(text), { throwIfNoEntry: false })?.isDirectory() === true) return undefined;
  return git(root, ['rev-parse', '--verify', '--quiet', `${text}^{commit}`])?.trim();
}

/** The files in the working tree. */
export function workingSide(root: string): Side {
  return { ...folderSide(root, 'the working tree'), name: 'working tree' };
}

/** The commit at which this branch left the default branch; the last commit if there is no other branch. */
export function mergeBase(root: string): string | undefined {
  for (const branch of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
    const found = git(root, ['merge-base', 'HEAD', branch])?.trim();
    if (found !== undefined && found !== '') return found;
  }
  return git(root, ['rev-parse', 'HEAD'])?.trim();
}

/** Files outside of the rendered folders that differ between two commits, or between a commit and the working tree. */
export function changedSources(root: string, base: string, head: string | undefined): readonly string[] {
  const listed = git(root, ['diff', '--name-only', base, ...(head === undefined ? [] : [head]), '--', 'charts', 'lib']);
  return (listed ?? '').split('\n').filter((line) => line !== '');
}

function folderSide(folder: string, name: string): Side {
  const present = own.filter((part) => statSync(join(folder, part), { throwIfNoEntry: false })?.isDirectory() === true);
  const roots = present.length > 0 ? present : [''];
  // A part of the rendered files has the same layout as all of them.
  const prefix = present.length === 0 && own.some((part) => part === basename(folder)) ? `${basename(folder)}/` : '';
  const paths = roots.flatMap((part) => manifestPaths(join(folder, part))).filter(isThere);
  const texts = new Map(
    paths.sort().map((path) => [`${prefix}${relative(folder, path)}`, readManifestFile(path)] as const),
  );
  const files = new Map([...texts].map(([path, text]) => [path, blobId(text)]));
  return { name, files, read: (wanted) => new Map(wanted.map((path) => [path, texts.get(path) ?? ''])) };
}

/** The blob id of a content in git, so that files of a folder and of a commit can be compared. */
function blobId(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function commitSide(root: string, commit: string, name: string): Side {
  const ofOwn = listOf(root, commit, own);
  const files = ofOwn.size > 0 ? ofOwn : listOf(root, commit, []);
  const short = commit.startsWith(name) ? commit.slice(0, 9) : `${name} (${commit.slice(0, 9)})`;
  const read = (paths: readonly string[]) => textsOf(root, files, paths);
  // What else is JSON in a repository is much, and is read only where it differs.
  const shown = (path: string, text: string) => (holdsManifests(path, text) ? text : '');
  return {
    name: short,
    files,
    read: (paths) => new Map(Array.from(read(paths), ([path, text]) => [path, shown(path, text)])),
  };
}

function listOf(root: string, commit: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const listed = git(root, ['ls-tree', '-r', '-z', commit, '--', ...paths]) ?? '';
  return new Map(
    listed.split('\0').flatMap((line) => {
      const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      return id === undefined || path === undefined || !mayHoldManifests(path) ? [] : [[path, id] as const];
    }),
  );
}

/** Texts of git objects, read by one process. */
function textsOf(
  root: string,
  files: ReadonlyMap<string, string>,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const ids = paths.map((path) => files.get(path) ?? '');
  if (ids.length === 0) return new Map();
  const out = execFileSync('git', ['cat-file', '--batch'], {
    cwd: root,
    input: `${ids.join('\n')}\n`,
    maxBuffer: 2 ** 31 - 1,
  });
  const texts = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const end = out.indexOf(10, at);
    const size = Number(out.toString('latin1', at, end).split(' ')[2]);
    texts.set(path, out.toString('utf8', end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}

/** The output of git; undefined if git fails or does not exist. */
export function git(root: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** Whether a path is no link that leads nowhere. */
function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
