import { closeSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** As much is written at once, in bytes. */
const chunk = 2 ** 20;

/**
 * Writes texts to one file, one after the other, whole or not at all: somebody may be reading it.
 *
 * @returns the bytes that each takes
 */
export function writeTexts(file: string, texts: Iterable<string>): readonly number[] {
  const draft = `${file}.${process.pid}.tmp`;
  mkdirSync(dirname(file), { recursive: true });
  const opened = openSync(draft, 'w');
  try {
    const sizes: number[] = [];
    let [waiting, bytes]: [string[], number] = [[], 0];
    const flush = () => {
      writeFileSync(opened, waiting.join(''));
      [waiting, bytes] = [[], 0];
    };
    for (const text of texts) {
      const size = Buffer.byteLength(text);
      sizes.push(size);
      waiting.push(text);
      bytes += size;
      if (bytes >= chunk) flush();
    }
    flush();
    renameSync(draft, file);
    return sizes;
  } finally {
    closeSync(opened);
    rmSync(draft, { force: true });
  }
}

/**
 * Reads the texts of such a file one by one.
 *
 * @param sizes - the bytes that each takes
 * @returns gives the text of a number; undefined where the file is gone, or is another
 */
export function textReader(file: string, sizes: readonly number[]): (index: number) => string | undefined {
  let opened: number | undefined;
  const starts = [0];
  for (const size of sizes) starts.push((starts.at(-1) ?? 0) + size);
  return (index) => {
    const [start, end] = [starts[index], starts[index + 1]];
    if (start === undefined || end === undefined) return undefined;
    try {
      opened ??= openSync(file, 'r');
      const bytes = Buffer.allocUnsafe(end - start);
      return readSync(opened, bytes, 0, bytes.length, start) === bytes.length ? bytes.toString() : undefined;
    } catch {
      return undefined;
    }
  };
}
