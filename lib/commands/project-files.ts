import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of the project: its path below the root, and its complete text. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** What a command writes and prints, or the reason why it cannot. */
export type Outcome =
  | {
      readonly changed: readonly ProjectFile[];
      readonly added: readonly ProjectFile[];
      readonly says: readonly string[];
    }
  | { readonly problems: readonly string[] };

/** Writes all files or none. New files must not exist yet; existing ones are replaced. */
export function writeAll(root: string, changed: readonly ProjectFile[], added: readonly ProjectFile[]): void {
  const made: string[] = [];
  const drafts = changed.map(({ path, text }) => ({
    path: join(root, path),
    draft: join(root, `${path}.${process.pid}.tmp`),
    text,
  }));
  try {
    for (const { path, text } of added) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text, { flag: 'wx' });
      made.push(join(root, path));
    }
    for (const { draft, text } of drafts) writeFileSync(draft, text);
    for (const { path, draft } of drafts) renameSync(draft, path);
  } catch (error) {
    for (const path of [...made, ...drafts.map(({ draft }) => draft)]) rmSync(path, { force: true });
    throw error;
  }
}
