import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { emitDocuments } from '../manifests/emit.ts';
import type { Manifest } from '../manifests/manifest.ts';
import { placedCharts, type BuiltChart, type PlacedChart } from '../resolve/chart.ts';
import { chartContexts } from '../resolve/chart-context.ts';
import type { Problem, Report } from '../resolve/problem.ts';
import type { ChartContext } from '../spec/chart.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { ofChart } from './of-chart.ts';
import { inNamespace, messageOf, treeObjects } from './tree-objects.ts';

/**
 * Runs the functions of all charts of a system in an environment, and collects the objects of their constructs. An
 * object without a namespace or labels gets those of its chart. Every object of the tree is included.
 */
export function buildCharts(
  system: SystemSpec,
  environment: Environment,
): { readonly built: readonly BuiltChart[]; readonly problems: readonly Problem[] } {
  const placed = placedCharts(system, environment);
  if (placed.length === 0) return { built: [], problems: [] };
  const problems: Problem[] = [];
  const contextOf = chartContexts(system, environment);
  const built = placed.map((chart) => {
    const before = problems.length;
    const report: Report = (field, is, needed) => problems.push({ file: chart.source, field, is, needed });
    const objects = buildObjects(chart, contextOf(chart, report), report);
    return { ...chart, objects, isWhole: problems.length === before };
  });
  return { built, problems };
}

function buildObjects(placed: PlacedChart, context: ChartContext, report: Report): BuiltChart['objects'] {
  const { name, namespace, labels } = context;
  const app = new App();
  // Names depend only on the names of the constructs, so that an object keeps its name when it moves.
  const chart = new Chart(app, name, { namespace, labels: { ...labels }, disableResourceNameHashes: true });
  const returned = run(placed, chart, context, report);
  const { objects, problems } = treeObjects(app);
  for (const { path, is, needed } of problems) report(path === '' ? 'add' : path, is, needed);
  for (const { path, manifest } of objects) reportUnwritable(manifest, path, report);
  for (const manifest of returned) reportUnwritable(manifest, 'add', report);
  const all = [...objects, ...returned.map((manifest) => ({ manifest, after: [], isOfCdk8sPlus: false }))];
  const finished = new Map(all.map(({ manifest }) => [manifest, ofChart(inNamespace(manifest, namespace), context)]));
  const finish = (manifest: Manifest): Manifest => finished.get(manifest) ?? manifest;
  return all.map(({ manifest, after, isOfCdk8sPlus }) => ({
    manifest: finish(manifest),
    after: after.map(finish),
    isOfCdk8sPlus,
  }));
}

/** Reports a value that YAML cannot represent as a problem of its construct. */
function reportUnwritable(manifest: Manifest, path: string, report: Report): void {
  try {
    emitDocuments([manifest]);
  } catch (error) {
    const parts = messageOf(error).split(' › ');
    report(path, parts.slice(0, -1).join(' › '), parts.at(-1) ?? '');
  }
}

/** Calls the function of a chart. An exception is a problem of the chart's file. */
function run({ spec }: PlacedChart, chart: Chart, context: ChartContext, report: Report): readonly Manifest[] {
  let returned: unknown;
  try {
    returned = spec.add(chart, context);
  } catch (error) {
    report('add', `${messageOf(error)}${placeOf(error)}`, 'a function that throws nothing');
    return [];
  }
  if (returned === undefined || Construct.isConstruct(returned)) return [];
  if (!Array.isArray(returned)) {
    const is = returned instanceof Promise ? 'returns a Promise' : `returns ${typeof returned}`;
    report('add', is, 'nothing, or a list of objects that are no constructs');
    return [];
  }
  const models = returned.filter((one: unknown) => !Construct.isConstruct(one));
  return models.map((model: unknown) => JSON.parse(JSON.stringify(model)) as Manifest);
}

/** The line in charts/ from which an exception comes. */
function placeOf(error: unknown): string {
  const [place] = /\bcharts\/[\w./-]+\.ts:\d+/.exec(error instanceof Error ? (error.stack ?? '') : '') ?? [];
  return place === undefined ? '' : ` (${place})`;
}
