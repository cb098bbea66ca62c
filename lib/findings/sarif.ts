import type { Rule } from '../rules/rule.ts';
import type { LocatedFinding } from './located.ts';

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
            rules: rules.map(({ id, severity, summary }) => ({
              id,
              shortDescription: { text: summary },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        results: findings.map(({ rule, severity, object, field, is, needed, file, line, excuse }) => ({
          ruleId: rule,
          level: severity,
          message: { text: `${object} › ${field}: ${is} › ${needed}` },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: file }, region: { startLine: line } },
              logicalLocations: [{ name: object, fullyQualifiedName: `${object} › ${field}` }],
            },
          ],
          ...(excuse !== undefined && { suppressions: [{ kind: 'inSource', justification: excuse }] }),
        })),
      },
    ],
  };
}
