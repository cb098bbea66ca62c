/**
 * Copies the manifests that the source documents quote to `test/rules/seeds/<document>/<line>.yaml`, where the line is
 * that of the first line in the document. By hand, where the documents are:
 *
 *   npx tsx test/rules/seeds/extract.ts ../shared/seeds
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Block {
  readonly line: number;
  readonly text: string;
}

const [folder = '../shared/seeds'] = process.argv.slice(2);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md'))) {
  const document = basename(file, '.md');
  const target = join(import.meta.dirname, document);
  rmSync(target, { recursive: true, force: true });
  for (const { line, text } of blocks(readFileSync(join(folder, file), 'utf8'))) {
    const manifests = /^apiVersion:/m.test(text) && /^kind:/m.test(text) ? text : alertRules(document, text);
    if (manifests === undefined) continue;
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, `${line}.yaml`), `${manifests}\n`);
  }
}

/** What stands between fences that call it YAML. */
function* blocks(text: string): Iterable<Block> {
  let start: number | undefined;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('```')) continue;
    if (start !== undefined && lines[start - 1] === '```yaml')
      yield { line: start + 1, text: lines.slice(start, index).join('\n') };
    start = start === undefined ? index + 1 : undefined;
  }
}

/** Alert rules of Prometheus' own files, in the object that its operator reads. */
function alertRules(document: string, text: string): string | undefined {
  if (!/^groups:/m.test(text)) return undefined;
  const spec = text.replaceAll(/^(?=.)/gm, '  ');
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: ${document}, namespace: monitoring }
spec:
${spec}`;
}
