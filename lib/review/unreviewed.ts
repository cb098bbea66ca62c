import { isTemplated } from '../check/placeholders.ts';
import { isKustomization, patchFiles } from '../check/kustomizations.ts';
import { readDocuments } from '../manifests/read.ts';

/** A changed file that is no manifest, so that nobody knows what its change does. */
export interface Unreviewed {
  readonly file: string;
  /** Such as `a template`. */
  readonly is: string;
}

/**
 * Changed files whose effect is known only after a tool has rendered them: templates that are no YAML, and what kustomize reads.
 *
 * @param sides - the texts of both sides, by path
 */
export function unreviewed(
  changed: Iterable<string>,
  ...sides: readonly ReadonlyMap<string, string>[]
): readonly Unreviewed[] {
  const patches = new Set(sides.flatMap((texts) => [...patchFiles(texts)]));
  return [...changed].flatMap((file): readonly Unreviewed[] => {
    if (isKustomization(file)) return [{ file, is: 'a kustomization' }];
    if (patches.has(file)) return [{ file, is: 'a patch of kustomize' }];
    const isTemplate = sides.some((texts) => {
      const text = texts.get(file) ?? '';
      return isTemplated(text) && 'error' in readDocuments(text);
    });
    return isTemplate ? [{ file, is: 'a template' }] : [];
  });
}
