import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './command-line.ts';

/**
 * A file, or the files with manifests below a folder. Links to files are followed, and those to folders are not, because they may
 * form circles; a link that leads nowhere is given too.
 *
 * @throws UsageError for what may not be read
 */
export function manifestPaths(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = opened(path, () => readdirSync(path, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return ofOthers.has(entry.name) ? [] : manifestPaths(inner);
    if (!mayHoldManifests(inner) || statSync(inner, { throwIfNoEntry: false })?.isDirectory() === true) return [];
    return isManifestName(inner) || holdsManifests(inner, readManifestFile(inner)) ? inner : [];
  });
}

/** Whether a file may hold manifests, as its name says; one of JSON says it in its text. */
export function mayHoldManifests(path: string): boolean {
  return isManifestName(path) || path.endsWith('.json');
}

/** Whether a file that may hold manifests holds some: JSON may be settings of a tool, and `kubectl apply -f` takes the others of a folder. */
export function holdsManifests(path: string, text: string): boolean {
  return isManifestName(path) || (/^\s*\{\s*"/.test(text) && /"apiVersion"\s*:/.test(text) && /"kind"\s*:/.test(text));
}

/** The text of a file. @throws UsageError where nobody may read it */
export function readManifestFile(file: string): string {
  return opened(file, () => readFileSync(file, 'utf8'));
}

function isManifestName(path: string): boolean {
  return /\.(ya?ml|cloudformation\.template)$/.test(path);
}

/** What is read of a path, unless nobody may. */
function opened<Value>(path: string, open: () => Value): Value {
  try {
    return open();
  } catch (error) {
    const { code = '' } = error as { readonly code?: string };
    if (code === 'EACCES' || code === 'EPERM')
      throw new UsageError(`${path}: permission denied › a file that may be read`);
    throw error;
  }
}

/** Folders in a repository that nobody wrote. */
const ofOthers: ReadonlySet<string> = new Set(['.git', '.terraform', 'node_modules']);
