import type { Finding } from '../check.ts';

/** Findings for people: one line each, what is excused after what is not, and a last line with the numbers. */
export function textReport(findings: readonly Finding[]): string {
  const open = findings.filter(({ excuse }) => excuse === undefined);
  const excused = findings.filter(({ excuse }) => excuse !== undefined);
  return [
    ...open.map(findingLine),
    ...(excused.length > 0 ? ['excused:'] : []),
    ...excused.map(({ file, object, rule, excuse = '' }) => `  ${file} › ${object}: ${rule}, because: ${excuse}`),
    summary(findings),
  ].join('\n');
}

/** `file › Kind namespace/name › field: what is › what is needed (rule)`; a warning says so. */
export function findingLine({ file, rule, severity, ...finding }: Finding): string {
  return `${sentence([file, finding.object, finding.field], finding)} (${severity === 'warning' ? 'warning ' : ''}${rule})`;
}

/** `Kind namespace/name › field: what is › what is needed`, where file and rule are told apart. */
export function findingMessage(finding: Pick<Finding, 'object' | 'field' | 'is' | 'needed'>): string {
  return sentence([finding.object, finding.field], finding);
}

/** A file that cannot be read has no object, and a document that is none has no field. */
function sentence(parts: readonly string[], { is, needed }: Pick<Finding, 'is' | 'needed'>): string {
  const place = parts.filter((part) => part.trim() !== '').join(' › ');
  return `${place === '' ? '' : `${place}: `}${is} › ${needed}`;
}

/** `2 errors, 1 warning, 3 excused`. */
export function summary(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((one) => one.excuse === undefined && one.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const excused = findings.length - errors - warnings;
  return [
    `${errors} error${errors === 1 ? '' : 's'}`,
    `${warnings} warning${warnings === 1 ? '' : 's'}`,
    ...(excused > 0 ? [`${excused} excused`] : []),
  ].join(', ');
}
