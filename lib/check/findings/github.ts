import type { LocatedFinding } from './located.ts';
import { findingMessage } from './text.ts';

/**
 * Findings as annotations of a pull request; what is excused is a notice.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function githubAnnotations(findings: readonly LocatedFinding[]): string {
  return findings
    .map(({ severity, file, line, rule, excuse, ...finding }) => {
      const level = excuse === undefined ? severity : 'notice';
      const reason = excuse === undefined ? '' : ` (excused: ${excuse})`;
      const message = findingMessage(finding) + reason;
      return `::${level} file=${property(file)},line=${line},title=${property(rule)}::${data(message)}`;
    })
    .join('\n');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
