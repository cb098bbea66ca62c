import type { Finding } from '../check/findings/finding.ts';
import { sharedFindingLine } from '../check/findings/text.ts';
import { cdk8sPlusHint } from './cdk8s-plus-hints.ts';

/** The code that made the objects of a rendered file. */
export interface Origin {
  /** File of `charts/`. */
  readonly source: string;
  /** The objects that classes of cdk8s-plus made, as `Kind namespace/name`. */
  readonly ofCdk8sPlus: ReadonlySet<string>;
}

/** A finding with the file of `charts/` that must be changed and, for an object of cdk8s-plus, the property to set. */
export function tracedLine(
  finding: Finding,
  origins: ReadonlyMap<string, Origin>,
  also: readonly string[] = [],
): string {
  const origin = origins.get(finding.file);
  if (origin === undefined) return sharedFindingLine(finding, also);
  const hint = origin.ofCdk8sPlus.has(finding.object) ? cdk8sPlusHint(finding) : undefined;
  const needed = hint === undefined ? finding.needed : `${finding.needed}; in cdk8s-plus ${hint}`;
  return sharedFindingLine({ ...finding, needed, cause: finding.cause ?? { file: origin.source, field: '' } }, also);
}
