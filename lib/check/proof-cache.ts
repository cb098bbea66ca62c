import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was proved before, by the content that it was proved of. */
export interface ProofCache {
  /**
   * What `make` gives for a subject, or what it gave before for the same texts.
   *
   * @param subject - names what it is about, such as a cluster; of each one the last result is kept
   * @param texts - all that the result depends on, beside the version of the code
   */
  readonly remember: <T>(subject: string, texts: Iterable<string>, make: () => T) => T;
}

/** Proves everything anew. */
export const noCache: ProofCache = { remember: (_subject, _texts, make) => make() };

/**
 * Keeps results in a folder, one file for each subject. It is safe to delete, and safe with several runs at once: a file is
 * written whole or not at all. Where the folder cannot be written, everything is proved anew.
 *
 * @param version - of the code that proves: another one knows nothing of what this one found
 */
export function proofCache(folder: string, version: string): ProofCache {
  return {
    remember(subject, texts, make) {
      const hash = createHash('sha256').update(version);
      for (const text of texts) hash.update('\0').update(text);
      const key = hash.digest('base64url');
      const file = join(folder, `${subject.replaceAll('/', '+')}.json`);
      const known = read(file, key);
      if (known !== undefined) return known.result as ReturnType<typeof make>;
      const result = make();
      write(file, JSON.stringify({ key, result }));
      return result;
    },
  };
}

function read(file: string, key: string): { readonly result: unknown } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    // Most often another key stands there, which needs no parsing.
    return text.startsWith(`{"key":"${key}"`) ? (JSON.parse(text) as { result: unknown }) : undefined;
  } catch {
    return undefined;
  }
}

function write(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // Then the next run proves it again.
  }
}
