import type { Finding } from './finding.ts';
import { alsoIn } from './by-cause.ts';

/** Findings as text: one in each line, those with an exception last, and a final line with the numbers. */
export function textReport(findings: readonly Finding[], show: { readonly unjudged?: boolean } = {}): string {
  const judged = findings.filter(isJudged);
  const open = judged.filter(({ excuse }) => excuse === undefined);
  const excused = judged.filter(({ excuse }) => excuse !== undefined);
  const unjudged = show.unjudged === true ? findings.filter((one) => !isJudged(one)) : [];
  return [
    ...open.map(findingLine),
    ...(excused.length > 0 ? ['excused:'] : []),
    ...excused.map(
      ({ file, object, rule, cause, excuse = '' }) =>
        `  ${place([...causeParts(cause), file, object])}${rule}, because: ${excuse}`,
    ),
    ...(unjudged.length > 0 ? ['cannot be judged:'] : []),
    ...unjudged.map(
      ({ file, rule, cause, unjudged: reason = '', ...one }) =>
        `  ${place([...causeParts(cause), file, one.object, one.field])}${one.is}, but ${reason} (${rule})`,
    ),
    summary(findings),
  ].join('\n');
}

/**
 * `file › Kind namespace/name › field: what is there › what is needed (rule)`, with the severity if it is a warning. If
 * a field of a spec causes it, that field comes first.
 */
export function findingLine(finding: Finding): string {
  return sharedFindingLine(finding, []);
}

/**
 * The same of what is found in several environments.
 *
 * @param also - the others of them
 */
export function sharedFindingLine(
  { file, rule, severity, cause, ...finding }: Finding,
  also: readonly string[],
): string {
  const parts = [...causeParts(cause), file, finding.object, finding.field];
  return `${sentence(parts, finding)} (${severity === 'warning' ? 'warning ' : ''}${rule}${alsoIn(also)})`;
}

/** The file and field of a spec, as parts of a place. */
export function causeParts(cause: Finding['cause']): readonly string[] {
  return cause === undefined ? [] : [cause.file, cause.field];
}

/** `Kind namespace/name › field: what is there › what is needed`, for formats that name file and rule separately. */
export function findingMessage(finding: Pick<Finding, 'object' | 'field' | 'is' | 'needed'>): string {
  return sentence([finding.object, finding.field], finding);
}

/** An unreadable file has no object, and an invalid document has no field. */
function sentence(parts: readonly string[], { is, needed }: Pick<Finding, 'is' | 'needed'>): string {
  return `${place(parts)}${is} › ${needed}`;
}

function place(parts: readonly string[]): string {
  const named = parts.filter((part) => part.trim() !== '').join(' › ');
  return named === '' ? '' : `${named}: `;
}

/** Whether a finding is certain, even if the files are only a part of the cluster. */
export function isJudged({ unjudged }: Finding): boolean {
  return unjudged === undefined;
}

/**
 * `2 errors, 1 warning, 3 excused, 4 cannot be judged`; excused findings have an exception, and the last ones are
 * uncertain.
 */
export function summary(findings: readonly Finding[]): string {
  const judged = findings.filter(isJudged);
  const count = (severity: Finding['severity']) =>
    judged.filter((one) => one.excuse === undefined && one.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const excused = judged.length - errors - warnings;
  const unjudged = findings.length - judged.length;
  return [
    `${errors} error${errors === 1 ? '' : 's'}`,
    `${warnings} warning${warnings === 1 ? '' : 's'}`,
    ...(excused > 0 ? [`${excused} excused`] : []),
    ...(unjudged > 0 ? [`${unjudged} cannot be judged (--unjudged)`] : []),
  ].join(', ');
}
