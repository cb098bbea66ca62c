import type { Finding } from './finding.ts';
import { linesOf, type LineOf } from '../../manifests/lines.ts';

/** A finding with its line. */
export interface LocatedFinding extends Finding {
  readonly line: number;
}

/** Finds the line of each finding in the text of its file. */
export async function located(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Promise<readonly LocatedFinding[]> {
  const lines = new Map<string, LineOf>();
  const result: LocatedFinding[] = [];
  for (const finding of findings) {
    const { document, field, file } = finding;
    const unread = /^line (\d+)$/.exec(field)?.[1];
    if (unread !== undefined) {
      result.push({ ...finding, line: Number(unread) });
      continue;
    }
    let lineOf = lines.get(file);
    if (lineOf === undefined) lines.set(file, (lineOf = await linesOf(texts.get(file) ?? '')));
    result.push({ ...finding, line: lineOf(document, field) });
  }
  return result;
}
