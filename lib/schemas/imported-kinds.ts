import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { isDefinition, kindsOfDefinition, type ImportedKind, type ImportedKinds } from './definitions.ts';

/**
 * A kind whose CustomResourceDefinition is in `imports/crds/`, where `cdk8s import` also reads it; undefined if there
 * is none. The folder is read when the first unknown kind is met.
 */
export function importedKind(
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  folder = join(import.meta.dirname, '../../imports/crds'),
): ImportedKind | undefined {
  if (!apiVersion.includes('.')) return undefined;
  const known = kindsByFolder.get(folder) ?? readKinds(folder);
  kindsByFolder.set(folder, known);
  return known.get(`${apiVersion} ${kind}`);
}

const kindsByFolder = new Map<string, ImportedKinds>();

function readKinds(folder: string): ImportedKinds {
  const kinds = new Map<string, ImportedKind>();
  for (const file of filesOf(folder)) {
    for (const document of loadAll(readFileSync(join(folder, file), 'utf8'))) {
      const read = isDefinition(document) ? kindsOfDefinition(document) : new Map<string, ImportedKind>();
      if ('field' in read) continue;
      for (const [key, kind] of read) kinds.set(key, kind);
    }
  }
  return kinds;
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
