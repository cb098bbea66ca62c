import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Packages that rendering a small system loads, among those that cost something. */
function loadedBy(system: string): readonly string[] {
  const program = `
    const { renderSample, sampleSystem, webServer } = await import('./test/sample-system.ts');
    const { problems } = renderSample(${system});
    if (problems.length > 0) throw new Error(problems.join('\\n'));
    const { createRequire } = await import('node:module');
    const files = Object.keys(createRequire(process.cwd() + '/main.ts').cache);
    const packages = ['cdk8s-plus-27', 'js-yaml', 'yaml'];
    console.log(JSON.stringify(packages.filter((name) => files.some((file) => file.includes('/node_modules/' + name + '/')))));
  `;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly string[];
}

it('who has no chart of constructs does not load cdk8s-plus, and who has one does', () => {
  expect(loadedBy('sampleSystem({ front: { web: webServer } })')).not.toContain('cdk8s-plus-27');
  const charts = `(await import('./test/constructs/sample-charts.ts')).withCharts({
    one: {
      description: 'A map',
      add: (chart) => new (awaited.ConfigMap)(chart, 'map', { data: { a: 'b' } }),
    },
  })`;
  expect(loadedBy(charts.replace('(await', "(globalThis.awaited = await import('cdk8s-plus-27'), await"))).toContain(
    'cdk8s-plus-27',
  );
}, 60_000);
