import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { environmentOrder } from '../model/environment.ts';
import { UsageError } from './command-line.ts';
import { manifestPaths, readManifestFile } from './manifest-paths.ts';

/** YAML texts by path, relative to the current folder. */
export interface ManifestFiles {
  readonly texts: ReadonlyMap<string, string>;
  /** Whether findings about a file were requested: parts of dist/ are read with everything that they refer to. */
  readonly asked: (file: string) => boolean;
  /** Whether they are Strata's output: `dist/` and `argocd/`, or a part of them. */
  readonly rendered: boolean;
  /** Links in folders that lead nowhere. */
  readonly dead: readonly string[];
}

/**
 * The YAML files of paths, where `-` is the standard input; without a path, those of `dist/` and `argocd/`.
 *
 * @throws UsageError for paths that do not exist or contain no YAML
 */
export function manifestFiles(paths: readonly string[], base = process.cwd()): ManifestFiles {
  const output = ['dist', 'argocd'].map((folder) => join(base, folder)).filter((folder) => !isMissing(folder));
  const own = isOfStrata(base) ? output : [];
  if (paths.length === 0 && output.length === 0)
    throw new UsageError(
      'no path, and neither dist/ nor argocd/ is here › files or folders of YAML, or - for standard input',
    );
  const piped = paths.includes('-')
    ? new Map([['-', readFileSync(process.stdin.fd, 'utf8')]])
    : new Map<string, string>();
  if (piped.get('-')?.trim() === '') throw new UsageError('-: holds no YAML › manifests on the standard input');
  const asked = paths.length === 0 ? output : paths.filter((path) => path !== '-').map((path) => resolve(base, path));
  refuse(asked.filter(isMissing), 'is not there › a file or folder of YAML');
  refuse(
    asked.filter((path) => manifestPaths(path).length === 0),
    'holds no YAML › files that end in .yaml or .yml, or manifests that end in .json',
  );
  const rendered = asked.some((path) => own.some((folder) => isWithin(path, folder)));
  const found = new Set((rendered ? [...asked, ...own] : asked).flatMap(manifestPaths));
  const dead = [...found].filter(isMissing);
  const files = [...found].filter((file) => !dead.includes(file));
  const texts = files.sort().map((file) => [relative(base, file), readManifestFile(file)] as const);
  return {
    texts: new Map([...piped, ...texts]),
    asked: (file) => piped.has(file) || asked.some((path) => isWithin(resolve(base, file), path)),
    rendered,
    dead: dead.map((file) => relative(base, file)),
  };
}

/** Whether `dist/` is Strata's: cdk8s and other tools write into a folder of that name, too. */
function isOfStrata(base: string): boolean {
  return [...environmentOrder, 'preview'].some((name) => {
    const folder = join(base, 'dist', name);
    return (
      statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true &&
      readdirSync(folder, { withFileTypes: true }).some((entry) => entry.isDirectory())
    );
  });
}

function refuse(paths: readonly string[], why: string): void {
  if (paths.length > 0) throw new UsageError(paths.map((path) => `${path}: ${why}`).join('\n'));
}

function isMissing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
