import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownChart } from '../knowledge/charts/charts.ts';
import { readDocuments } from '../manifests/read.ts';
import type { Rendered } from './chart-facts.ts';
import { chartOf } from './chart-knowledge.ts';

const usage = `usage: helm template <release> <chart> --version <version> --include-crds > rendered.yaml
       npm run knowledge -- <chart> <release> <version> rendered.yaml

Writes lib/knowledge/charts/<chart>.json of what a Helm chart renders with its own values. What a rendering cannot tell
stays as it was: where values are set, and what pods do for others. A new file needs a line in charts.ts.`;

async function main(): Promise<number> {
  const [chart, release, version, path] = process.argv.slice(2);
  if (chart === undefined || release === undefined || version === undefined || path === undefined) {
    console.error(usage);
    return 2;
  }
  if (!existsSync(path)) {
    console.error(`${path}: there is no such file › what helm template prints`);
    return 2;
  }
  const read = readDocuments(readFileSync(path, 'utf8'));
  if ('error' in read) {
    console.error(`${path}:${read.error.line}: ${read.error.reason}`);
    return 1;
  }
  const objects = read.documents.filter((one) => one !== null && one !== undefined) as unknown as readonly Rendered[];
  const verified = new Date().toISOString().slice(0, 10);
  const known = chartOf(objects, { chart, release, version, verified, before: knownChart(chart) });
  const file = join(import.meta.dirname, `../knowledge/charts/${known.chart === '*-chart' ? 'ack' : chart}.json`);
  const { format } = await import('prettier');
  writeFileSync(file, await format(JSON.stringify(known, null, 2), { parser: 'json', printWidth: 120 }));
  console.log(file);
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
