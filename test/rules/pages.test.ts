import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Rule } from '../../lib/model/rule.ts';
import { areas } from '../../lib/rules/rules.ts';
import { proofOf } from './proofs.ts';

const pages = new Map<string, string>([
  ['docs/rules.md', listPage()],
  ...(await Promise.all(
    Object.entries(areas).map(async ([area, rules]) => [`docs/rules/${area}.md`, await areaPage(area, rules)] as const),
  )),
]);

it.each([...pages])('%s is what the rules and their proofs say', (path, text) => {
  if (process.env.UPDATE === '1') {
    mkdirSync('docs/rules', { recursive: true });
    writeFileSync(path, text);
  } else expect(readFileSync(path, 'utf8'), 'UPDATE=1 npm test writes it').toBe(text);
});

it('there is no page of an area that is none', () => {
  expect(readdirSync('docs/rules').filter((file) => !pages.has(`docs/rules/${file}`))).toEqual([]);
});

function listPage(): string {
  const tables = Object.entries(areas).map(([area, rules]) => {
    const rows = rules.map(({ id, tier, severity, summary }) => [
      `[${id}](rules/${area}.md#${id})`,
      tier,
      severity,
      summary,
    ]);
    return `## ${area}\n\n${table(['rule', 'tier', 'severity', 'what holds'], rows)}`;
  });
  return `# Rules

What \`npm run check\` and every synth prove of the rendered objects. An error stops the synth; a warning is reported. A rule of
the tier \`correctness\` holds for anybody: what breaks it does not work. One of the tier \`policy\` is this house's choice, and one
of the tier \`contract\` is promised by an annotation \`strata.dev/…\` or by the layout of \`dist/\`.

This page and those that it links to are made from the rules and their tests.

${tables.join('\n\n')}
`;
}

async function areaPage(area: string, rules: readonly Rule[]): Promise<string> {
  return `# Rules: ${area}\n\n${(await Promise.all(rules.map(ruleSection))).join('\n\n')}\n`;
}

async function ruleSection(rule: Rule): Promise<string> {
  const { accepted, refused } = await proofOf(rule.id);
  const [wrong] = refused;
  const [right] = accepted;
  const sources = [rule.source ?? []].flat().map((source) => `<${source}>`);
  return [
    `## ${rule.id}`,
    `${sentence(rule.summary)} ${rule.why}`,
    [
      `Tier ${rule.tier}, ${rule.severity}; objects: ${rule.kinds.join(', ')}.`,
      ...(sources.length > 0 ? [`Source: ${sources.join(', ')}`] : []),
    ].join(' '),
    ...(wrong === undefined ? [] : [`Refused: ${wrong.what}.`, manifests(wrong.manifests), says(wrong.says)]),
    ...(right === undefined ? [] : [`Accepted: ${right.what}.`, manifests(right.manifests)]),
  ].join('\n\n');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function manifests(manifests: string | Readonly<Record<string, string>>): string {
  const texts =
    typeof manifests === 'string'
      ? [manifests]
      : Object.entries(manifests).map(([path, text]) => `# ${path}\n${text.trim()}`);
  const text = texts.map((one) => one.trim().replace(/^---\n|\n---$/g, '')).join('\n---\n');
  return `\`\`\`yaml\n${text}\n\`\`\``;
}

function says(lines: readonly string[]): string {
  return `\`\`\`text\n${lines.join('\n')}\n\`\`\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
