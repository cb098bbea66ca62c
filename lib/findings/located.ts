import type { Finding } from '../check.ts';
import { lineOf } from '../manifests/read.ts';

/** A finding with the line that it is about. */
export interface LocatedFinding extends Finding {
  readonly line: number;
}

/** Finds the line of each finding in the text of its file. */
export async function located(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): Promise<readonly LocatedFinding[]> {
  const result: LocatedFinding[] = [];
  for (const finding of findings) {
    const unread = /^line (\d+)$/.exec(finding.field)?.[1];
    const line =
      unread === undefined
        ? await lineOf(texts.get(finding.file) ?? '', finding.document, finding.field)
        : Number(unread);
    result.push({ ...finding, line });
  }
  return result;
}
