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
  /**
   * The results of the parts of a subject, by the name of the part. Those of parts that are as before are kept.
   *
   * @param parts - the parts, and for each a hash of all that its result depends on, beside the version of the code
   * @param make - makes the results of all parts that are others, by name, given the last one of each if there is one
   */
  readonly rememberParts: <T>(
    subject: string,
    parts: ReadonlyMap<string, string>,
    make: (others: ReadonlyMap<string, T | undefined>) => Promise<ReadonlyMap<string, T>>,
  ) => Promise<ReadonlyMap<string, T>>;
}

/** The parts of a subject with their hashes and results. */
type Parts<T> = readonly (readonly [part: string, hash: string, result: T])[];

/** What a function makes of each part. */
type Made<Make> = Make extends (others: ReadonlyMap<string, infer T | undefined>) => unknown ? T : never;

/** Proves everything again. */
export const noCache: ProofCache = {
  remember: (_subject, _texts, make) => make(),
  rememberParts: async (_subject, parts, make) => resultsOf(await renewed([], parts, make)),
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
    async rememberParts(subject, parts, make) {
      const place = placeOf(subject, []);
      const known = (read(place)?.result ?? []) as Parts<Made<typeof make>>;
      const now = await renewed(known, parts, make);
      return resultsOf(now === known ? known : kept(place, now));
    },
  };
}

/**
 * Keeps results in memory, for a process that proves again and again. It reads from the given cache, and writes to it only the
 * first result of each subject.
 */
export function quickProofs(proofs: ProofCache): ProofCache {
  const known = new Map<string, { readonly key: string; readonly result: unknown }>();
  const partsOf = new Map<string, Parts<unknown>>();
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
    async rememberParts(subject, parts, make) {
      const before = partsOf.get(subject) as Parts<Made<typeof make>> | undefined;
      const first = async () =>
        Array.from(await proofs.rememberParts(subject, parts, make), ([part, result]) => {
          return [part, parts.get(part) ?? '', result] as const;
        });
      const now = before === undefined ? await first() : await renewed(before, parts, make);
      partsOf.set(subject, now);
      return resultsOf(now);
    },
  };
}

/** The same parts if nothing has to be made. */
async function renewed<T>(
  known: Parts<T>,
  parts: ReadonlyMap<string, string>,
  make: (others: ReadonlyMap<string, T | undefined>) => Promise<ReadonlyMap<string, T>>,
): Promise<Parts<T>> {
  const before = new Map(known.map((one) => [one[0], one]));
  const unchanged = (part: string, hash: string) => {
    const last = before.get(part);
    return last?.[1] === hash ? last : undefined;
  };
  const others = new Map<string, T | undefined>();
  for (const [part, hash] of parts) if (unchanged(part, hash) === undefined) others.set(part, before.get(part)?.[2]);
  if (others.size === 0 && parts.size === known.length) return known;
  const made = others.size === 0 ? new Map<string, T>() : await make(others);
  return Array.from(parts, ([part, hash]) => unchanged(part, hash) ?? [part, hash, made.get(part) as T]);
}

function resultsOf<T>(parts: Parts<T>): ReadonlyMap<string, T> {
  return new Map(parts.map(([part, , result]) => [part, result]));
}

/** A hash of plain data, for what a result depends on. */
export function hashOfData(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url');
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
