import { readFileSync } from 'node:fs';
import { readDocuments } from '../manifests/read.ts';
import { isDefinition, kindsOfDefinition, type ImportedKind, type ImportedKinds } from '../schemas/definitions.ts';
import { UsageError } from './command-line.ts';

/**
 * The kinds of files of CustomResourceDefinitions.
 *
 * @throws UsageError that names every file that is not there, cannot be read, or holds something else
 */
export function definedKinds(paths: readonly string[]): ImportedKinds {
  const kinds = new Map<string, ImportedKind>();
  const problems: string[] = [];
  for (const path of paths) {
    const read = documentsOf(path);
    if (typeof read === 'string') {
      problems.push(`${path} › ${read}`);
      continue;
    }
    const definitions = read.filter(isDefinition);
    if (definitions.length === 0) problems.push(`${path} › kind: none is CustomResourceDefinition › at least one`);
    for (const definition of definitions) {
      const found = kindsOfDefinition(definition);
      if ('field' in found) problems.push(`${path} › ${found.field}: ${found.is} › ${found.needed}`);
      else for (const [key, kind] of found) kinds.set(key, kind);
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return kinds;
}

/** The documents of a file, or what is wrong with it. */
function documentsOf(path: string): readonly unknown[] | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return 'not there, or no file › a CustomResourceDefinition';
  }
  const read = readDocuments(text);
  return 'error' in read ? `line ${read.error.line}: ${read.error.reason} › YAML` : read.documents;
}
