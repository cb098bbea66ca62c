import type { LocatedFinding } from './located.ts';
import { findingMessage } from './text.ts';

/**
 * Findings as a report of tests, as GitLab, Jenkins and Azure Pipelines show it: each file is a suite, and each finding in it a
 * case. Errors fail, warnings pass with a text, and what is excused or cannot be judged is skipped.
 * https://github.com/windyroad/JUnit-Schema/blob/master/JUnit.xsd
 *
 * @param files - all files that were checked: one without findings is a suite with one case that passes
 */
export function junitReport(findings: readonly LocatedFinding[], files: Iterable<string>): string {
  const byFile = new Map<string, LocatedFinding[]>([...files].map((file) => [file, []]));
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  const suites = [...byFile].flatMap(([file, own]) => suite(file, own));
  const [tests, failures] = [Math.max(1, findings.length), findings.filter(isFailure).length];
  const head = `<testsuites name="strata check" tests="${tests}" failures="${failures}" errors="0">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>'].join('\n');
}

function suite(file: string, findings: readonly LocatedFinding[]): readonly string[] {
  const counts = {
    tests: Math.max(1, findings.length),
    failures: findings.filter(isFailure).length,
    skipped: findings.filter(isSkipped).length,
  };
  const attributes = Object.entries(counts).map(([name, count]) => `${name}="${count}"`);
  const cases =
    findings.length === 0 ? [`    <testcase classname="${xml(file)}" name="no findings"/>`] : findings.map(testCase);
  return [`  <testsuite name="${xml(file)}" ${attributes.join(' ')} errors="0">`, ...cases, '  </testsuite>'];
}

function testCase(finding: LocatedFinding): string {
  const { file, line, rule, excuse, unjudged } = finding;
  const message = xml(findingMessage(finding));
  const name = xml(`${rule}: ${finding.object} ${finding.field}`.trim());
  const place = `${xml(file)}:${line}`;
  const result = isSkipped(finding)
    ? `<skipped message="${xml(excuse ?? unjudged ?? '')}"/>`
    : isFailure(finding)
      ? `<failure type="${xml(rule)}" message="${message}">${place}</failure>`
      : `<system-out>${place}: ${message}</system-out>`;
  return `    <testcase classname="${xml(file)}" name="${name}">${result}</testcase>`;
}

function isSkipped({ excuse, unjudged }: LocatedFinding): boolean {
  return excuse !== undefined || unjudged !== undefined;
}

function isFailure(finding: LocatedFinding): boolean {
  return finding.severity === 'error' && !isSkipped(finding);
}

/** A text in XML, without the characters that XML has no form of. */
function xml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- the point is to remove them
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
  );
}
