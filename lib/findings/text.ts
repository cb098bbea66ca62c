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
export function findingLine({ file, object, field, is, needed, rule, severity }: Finding): string {
  const place = [file, object, field].filter((part) => part.trim() !== '').join(' › ');
  return `${place}: ${is} › ${needed} (${severity === 'warning' ? 'warning ' : ''}${rule})`;
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
