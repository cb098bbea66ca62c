import type { LocatedFinding } from './located.ts';
import { causeParts, findingMessage } from './text.ts';

/**
 * Findings as annotations of a pull request; those with an exception, and those that cannot be judged, are notices.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function githubAnnotations(findings: readonly LocatedFinding[]): string {
  return findings
    .map(({ severity, file, line, rule, excuse, cause, unjudged, ...finding }) => {
      const level = excuse === undefined && unjudged === undefined ? severity : 'notice';
      const doubt = unjudged === undefined ? '' : ` (cannot be judged: ${unjudged})`;
      const reason = excuse === undefined ? doubt : ` (excused: ${excuse})`;
      const source = causeParts(cause).filter((part) => part !== '');
      const from = source.length > 0 ? `${source.join(' › ')} › ` : '';
      const message = from + findingMessage(finding) + reason;
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
