import type { Finding } from '../check/check.ts';
import type { Files } from '../check/clusters.ts';
import { causeOf } from './cause.ts';
import type { Specs } from './owner.ts';

/** Findings with the fields of specs that they come from; those of objects that no spec made are as they were. */
export function traced(findings: readonly Finding[], files: Files, specs: Specs): readonly Finding[] {
  return findings.map((finding) => {
    const { file, document, field } = finding;
    const cause = causeOf(file, files.get(file)?.[document], field, specs);
    return cause === undefined ? finding : { ...finding, cause };
  });
}
