import { readDocuments } from '../manifests/read.ts';

/**
 * Whether a file, by its name, is only for kustomize:
 * https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function isKustomization(file: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}

/** The files that kustomize merges into others. They contain parts of objects, and nobody applies them. */
export function patchFiles(texts: ReadonlyMap<string, string>): ReadonlySet<string> {
  const patches = new Set<string>();
  for (const [file, text] of texts) {
    if (!isKustomization(file)) continue;
    const read = readDocuments(text);
    if ('error' in read) continue;
    for (const document of read.documents) for (const path of patchPaths(document)) patches.add(besides(file, path));
  }
  return patches;
}

/** A path in a file, relative to that file. */
export function besides(file: string, path: string): string {
  const steps = file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

const lists = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'configurations', 'crds'];

function patchPaths(kustomization: unknown): readonly string[] {
  if (typeof kustomization !== 'object' || kustomization === null) return [];
  return lists.flatMap((name) => {
    const list = (kustomization as Readonly<Record<string, unknown>>)[name];
    if (!Array.isArray(list)) return [];
    return list.flatMap((one: unknown) => {
      const path: unknown = typeof one === 'object' && one !== null ? (one as { readonly path?: unknown }).path : one;
      // A patch may be inline text in the list.
      return typeof path === 'string' && !path.includes('\n') ? [path] : [];
    });
  });
}
