import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A cache of proofs, by the content that they depend on. */
export interface ProofCache {
  /**
   * The result of `make` for a subject, or the cached result for the same texts.
   *
   * @param subject - name of what is proved, such as a cluster; the last result of each is kept
   * @param texts - everything that the result depends on, beside the version of the code
   */
  readonly remember: <T>(subject: string, texts: Iterable<string>, make: () => T) => T;
  /** The same of what takes a while to begin with, such as loading a library. */
  readonly rememberLater: <T>(subject: string, texts: Iterable<string>, make: () => Promise<T>) => Promise<T>;
}

/** Proves everything again. */
export const noCache: ProofCache = {
  remember: (_subject, _texts, make) => make(),
  rememberLater: (_subject, _texts, make) => make(),
};

/**
 * Caches results in a folder, one file for each subject. The folder is safe to delete, and safe with several runs at
 * once: a file is written completely or not at all. If the folder is not writable, everything is proved again.
 *
 * @param version - version of the code that proves; results of other versions are not used
 */
export function proofCache(folder: string, version: string): ProofCache {
  const placeOf = (subject: string, texts: Iterable<string>): Place => {
    const hash = createHash('sha256').update(version);
    for (const text of texts) hash.update('\0').update(text);
    return { file: join(folder, `${subject.replaceAll('/', '+')}.json`), key: hash.digest('base64url') };
  };
  const kept = <T>({ file, key }: Place, result: T): T => {
    write(file, JSON.stringify({ key, result }));
    return result;
  };
  return {
    remember(subject, texts, make) {
      const place = placeOf(subject, texts);
      const known = read(place);
      return known === undefined ? kept(place, make()) : (known.result as ReturnType<typeof make>);
    },
    async rememberLater(subject, texts, make) {
      const place = placeOf(subject, texts);
      const known = read(place);
      return known === undefined ? kept(place, await make()) : (known.result as Awaited<ReturnType<typeof make>>);
    },
  };
}

/**
 * Keeps results in memory, for a process that proves again and again. It reads from the given cache, and writes to it only the
 * first result of each subject.
 */
export function quickProofs(proofs: ProofCache): ProofCache {
  const known = new Map<string, { readonly key: string; readonly result: unknown }>();
  return {
    remember(subject, texts, make) {
      const all = [...texts];
      const key = all.join('\0');
      const before = known.get(subject);
      if (before?.key === key) return before.result as ReturnType<typeof make>;
      const result = before === undefined ? proofs.remember(subject, all, make) : make();
      known.set(subject, { key, result });
      return result;
    },
    async rememberLater(subject, texts, make) {
      const all = [...texts];
      const key = all.join('\0');
      const before = known.get(subject);
      if (before?.key === key) return before.result as Awaited<ReturnType<typeof make>>;
      const result = await (before === undefined ? proofs.rememberLater(subject, all, make) : make());
      known.set(subject, { key, result });
      return result;
    },
  };
}

/** Where a result is kept, and what it is of. */
interface Place {
  readonly file: string;
  readonly key: string;
}

function read({ file, key }: Place): { readonly result: unknown } | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    // Usually the key differs; that is seen without parsing the file.
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
    // The next run proves it again.
  }
}
