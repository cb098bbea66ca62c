import type { Rule } from '../../model/rule.ts';
import type { LocatedFinding } from './located.ts';
import { findingMessage } from './text.ts';

/** Findings as a SARIF log, for code scanning. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifLog(findings: readonly LocatedFinding[], rules: readonly Rule[]): object {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'strata',
            rules: rules.map(({ id, severity, source, summary, tier, why }) => ({
              id,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              ...(source !== undefined && { helpUri: [source].flat()[0] }),
              properties: { tags: [tier] },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        results: findings.map(({ rule, severity, file, line, excuse, cause, unjudged, ...finding }) => ({
          ruleId: rule,
          level: unjudged === undefined ? severity : 'note',
          message: {
            text: findingMessage(finding) + (unjudged === undefined ? '' : ` (cannot be judged: ${unjudged})`),
          },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } },
              ...(finding.object !== '' && { logicalLocations: [logicalLocation(finding)] }),
            },
          ],
          ...(cause !== undefined && { relatedLocations: [sourceLocation(cause)] }),
          ...(excuse !== undefined && { suppressions: [{ kind: 'inSource', justification: excuse }] }),
        })),
      },
    ],
  };
}

/** A path as a URI reference (RFC 3986), which must not contain spaces. */
function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function logicalLocation({ object, field }: Pick<LocatedFinding, 'object' | 'field'>): object {
  return { name: object, fullyQualifiedName: `${object} › ${field}` };
}

/** The field of a spec that causes the finding. */
function sourceLocation({ file, field }: NonNullable<LocatedFinding['cause']>): object {
  return {
    id: 0,
    message: { text: `caused by ${field === '' ? file : field}` },
    physicalLocation: { artifactLocation: { uri: uriOf(file) } },
    ...(field !== '' && { logicalLocations: [{ name: field, fullyQualifiedName: `${file} › ${field}` }] }),
  };
}
