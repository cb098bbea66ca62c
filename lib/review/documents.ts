import { readManifests, type Reading } from '../check/read-manifests.ts';
import type { Manifest } from '../manifests/manifest.ts';

/** The documents of a file as texts. A line that starts with three dashes always separates documents. */
export function documentsOf(text: string): readonly string[] {
  return text.split(/^---[ \t]*\n/m);
}

/** The documents of each file that are not in the same file of the other side: only these can differ. */
export function withoutCommon(
  texts: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    [...texts].map(([file, text]) => {
      const other = others.get(file);
      if (other === undefined) return [file, text];
      const known = new Set(documentsOf(other));
      const left = documentsOf(text).filter((document) => !known.has(document));
      return [file, left.join('---\n')];
    }),
  );
}

/** Manifests of the head. A document whose text is also in the same file of the base is not parsed again. */
export function manifestsBeside(
  texts: ReadonlyMap<string, string>,
  baseTexts: ReadonlyMap<string, string>,
  baseFiles: ReadonlyMap<string, readonly Manifest[]>,
  reading: Reading = {},
): ReadonlyMap<string, readonly Manifest[]> {
  const known = new Map(
    [...texts.keys()].map((file) => [file, knownDocuments(baseTexts.get(file), baseFiles.get(file))]),
  );
  const reduced = new Map(
    [...texts].map(([file, text]) => {
      const own = known.get(file) ?? new Map<string, Manifest>();
      return [
        file,
        documentsOf(text)
          .filter((document) => !own.has(document))
          .join('---\n'),
      ];
    }),
  );
  const read = readManifests(reduced, reading).files;
  const files = new Map<string, readonly Manifest[]>();
  for (const [file, text] of texts) {
    const documents = documentsOf(text);
    const own = known.get(file) ?? new Map<string, Manifest>();
    const young = [...(read.get(file) ?? [])];
    const count = documents.filter((document) => !own.has(document)).length;
    // A List is one text but several objects, so the whole file is read.
    if (count !== young.length) files.set(file, readManifests(new Map([[file, text]]), reading).files.get(file) ?? []);
    else
      files.set(
        file,
        documents.flatMap((document) => own.get(document) ?? young.shift() ?? []),
      );
  }
  return files;
}

function knownDocuments(
  text: string | undefined,
  manifests: readonly Manifest[] | undefined,
): ReadonlyMap<string, Manifest> {
  if (text === undefined || manifests === undefined) return new Map();
  const documents = documentsOf(text);
  if (documents.length !== manifests.length) return new Map();
  return new Map(
    documents.flatMap((document, index) => {
      const manifest = manifests[index];
      return manifest === undefined ? [] : [[document, manifest] as const];
    }),
  );
}
