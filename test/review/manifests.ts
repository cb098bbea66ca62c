import { createHash } from 'node:crypto';
import type { Side } from '../../lib/review/side.ts';

/** Files of a comparison, as they are in a folder. */
export function sideOf(name: string, texts: Readonly<Record<string, string>>): Side {
  const files = Object.entries(texts).map(
    ([path, text]) => [path, createHash('sha1').update(text).digest('hex')] as const,
  );
  return {
    name,
    files: new Map(files),
    read: (paths) => new Map(paths.map((path) => [path, texts[path] ?? ''])),
  };
}
