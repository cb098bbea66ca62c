import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ProjectCopy } from '../commands/project-copy.ts';
import { widgetDefinition } from '../schemas/widget-definition.ts';

const project = new ProjectCopy();
afterAll(() => {
  project.remove();
});

const chart = `import * as plus from 'cdk8s-plus-27';
import { Widget, WidgetSpecColour } from '../../imports/cdk8s/shop.example.com.ts';
import type { ChartSpec } from '../../lib/spec/chart.ts';

/** A kind of somebody else's beside one of Kubernetes. */
export const gadgets = {
  description: 'A widget and its settings',
  add: (chart, context) => {
    const settings = new plus.ConfigMap(chart, 'settings', { data: { environment: context.environment.name } });
    new Widget(chart, 'widget', { spec: { size: 3, colour: WidgetSpecColour.RED } }).addDependency(settings);
  },
} as const satisfies ChartSpec;
`;

it('a kind that is imported stands in a system of a project: typed, checked, linted, and the same for cdk8s synth', () => {
  for (const file of ['cdk8s.yaml', 'eslint.config.js', '.prettierignore']) cpSync(file, join(project.root, file));
  const definition = join(project.root, 'widgets.yaml');
  writeFileSync(definition, widgetDefinition);
  const imported = project.run(process.execPath, '--import', 'tsx', 'imports/import.ts', '--crd', definition);
  expect([imported.status, imported.stdout.split('\n').slice(-3)]).toEqual([
    0,
    ['imports/crds/widgets.yaml', 'imports/cdk8s/shop.example.com.ts', ''],
  ]);
  expect(project.read('cdk8s.yaml')).toContain('imports:\n  - imports/crds/widgets.yaml');

  writeFileSync(join(project.root, 'charts/prime-spark/gadgets.chart.ts'), chart);
  const system = join(project.root, 'charts/prime-spark/system.ts');
  const text = readFileSync(system, 'utf8');
  const entered = text
    .replace('import { kvaApi }', "import { gadgets } from './gadgets.chart.ts';\nimport { kvaApi }")
    .replace(/('prime-spark': \{)(\s+workloads)/, '$1 charts: { gadgets },$2');
  writeFileSync(system, entered);

  const synth = project.launch('main.ts');
  expect([synth.status, synth.stderr]).toEqual([0, '']);
  for (const environment of ['dev', 'production']) {
    const rendered = project.read(`dist/${environment}/prime-spark/prime-spark/gadgets.yaml`);
    expect(rendered).toContain(`name: gadgets-widget\n  namespace: prime-spark\nspec:\n  colour: red\n  size: 3\n`);
    expect(project.read(`argocd/${environment}/prime-spark/prime-spark.yaml`)).toContain('kind: Widget');
  }
  const files = project.files('dist');
  expect(project.run('node_modules/.bin/cdk8s', 'synth', '--check-upgrade=false').status).toBe(0);
  expect(project.files('dist')).toEqual(files);

  const tsc = project.run('node_modules/.bin/tsc', '--incremental', 'false');
  expect(tsc.stdout).toBe('');
  const lint = project.run('node_modules/.bin/eslint', 'charts/prime-spark/*.chart.ts', 'imports/**/*.ts');
  expect(lint.stdout).toBe('');
  expect(project.run('node_modules/.bin/prettier', '--check', 'imports', 'charts/prime-spark/*.chart.ts').status).toBe(
    0,
  );

  writeFileSync(join(project.root, 'charts/prime-spark/gadgets.chart.ts'), chart.replace('size: 3', 'size: 0'));
  const refused = project.launch('main.ts');
  expect([refused.status, refused.stderr.split('\n')[0]]).toEqual([
    1,
    'charts/prime-spark/gadgets.chart.ts › dist/dev/prime-spark/prime-spark/gadgets.yaml › Widget gadgets-widget › spec.size: 0 › at least 1',
  ]);
  expect(project.files('dist')).toEqual(files);
}, 240_000);
