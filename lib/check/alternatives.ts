import type { Manifest } from '../manifests/manifest.ts';
import { identity } from '../manifests/manifest.ts';

/** The files that are applied together, by the path of what sets them apart; '' for those that nothing does. */
export type Alternatives = (file: string) => string;

/**
 * Sorts files of many clusters: `clusters/dev/web.yaml` and `clusters/production/web.yaml` hold one Deployment each, and nobody
 * applies both to one cluster. Where two files hold the same object, the folders, or the files, in which their paths part are
 * alternatives. The first stands for all of them beside the rest, each other one is for itself.
 */
export function alternativesOf(files: ReadonlyMap<string, readonly Manifest[]>): Alternatives {
  const parted = partings(files);
  if (parted.size === 0) return () => '';
  const first = new Map([...parted].map(([folder, names]) => [folder, [...names].sort()[0]]));
  return (file) => {
    const steps = file.split('/');
    for (let length = steps.length; length > 0; length--) {
      const [folder, name] = [steps.slice(0, length - 1).join('/'), steps[length - 1] ?? ''];
      if (parted.get(folder)?.has(name) === true && first.get(folder) !== name) return steps.slice(0, length).join('/');
    }
    return '';
  };
}

/** By folder, what in it holds objects that something else in it holds, too. */
function partings(files: ReadonlyMap<string, readonly Manifest[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  for (const [file, manifests] of files)
    for (const manifest of manifests) {
      // Configurations of tools have no metadata.
      const { metadata } = manifest as Partial<Manifest>;
      if (metadata === undefined || metadata.name === '' || manifest.kind === '') continue;
      const key = identity(manifest);
      const known = holders.get(key) ?? new Set();
      holders.set(key, known.add(file));
    }
  const parted = new Map<string, Set<string>>();
  for (const known of holders.values()) {
    if (known.size === 1) continue;
    const paths = [...known].sort().map((file) => file.split('/'));
    for (const [index, path] of paths.entries()) {
      const next = paths[index + 1];
      if (next === undefined) continue;
      const at = path.findIndex((step, depth) => step !== next[depth]);
      const folder = path.slice(0, at).join('/');
      const names = parted.get(folder) ?? new Set();
      parted.set(folder, names.add(path[at] ?? '').add(next[at] ?? ''));
    }
  }
  return parted;
}
