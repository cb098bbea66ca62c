import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addOns } from '../charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from '../charts/controllers.ts';
import { delivery } from '../charts/delivery.ts';
import { environments } from '../charts/environments.ts';
import { helpSynth, synth } from '../lib/commands/synth.ts';
import { difference, update } from '../lib/manifests/folder.ts';
import { render } from '../lib/render.ts';
import { report } from './report.ts';
import { benchSystem } from './system.ts';

// strata.ts WORKLOADS FOLDER [no-rules|no-checks]: `npm run synth` for generated workloads in three environments, with nothing
// remembered; without rules or checks, only what a synth does before them, and the files.
const [, , count = '10', root = '', mode = ''] = process.argv;
const { staging, production, dr } = environments;
const platform = {
  systems: [benchSystem(Number(count))],
  environments: [staging, production, dr],
  controllers: { charts: controllers, namespaces: controllerNamespaces, addOns },
  delivery,
};
const folders = { dist: join(root, 'dist'), argocd: join(root, 'argocd') };

async function main(): Promise<void> {
  const options = { root, output: folders.dist, check: false, timing: false };
  if (mode !== '') renderOnly();
  else if (!(await helpSynth(() => platform, options))) {
    prepareProject();
    const { exitCode, remember, rendered } = await synth(platform, options);
    await remember();
    process.exitCode = exitCode;
    report(rendered.objects);
  }
}

function renderOnly(): void {
  const rendered = render(platform, { checks: mode !== 'no-checks' });
  if (rendered.problems.length > 0) throw new Error(rendered.problems.slice(0, 5).join('\n'));
  for (const name of ['dist', 'argocd'] as const)
    update(folders[name], rendered[name], difference(folders[name], rendered[name]));
  report(rendered.objects);
}

/** A project of its own, whose caches are in no other's way. */
function prepareProject(): void {
  rmSync(root, { recursive: true, force: true });
  for (const folder of ['lib/spec', 'node_modules/.cache']) mkdirSync(join(root, folder), { recursive: true });
  const project = dirname(dirname(process.argv[1] ?? ''));
  for (const path of ['imports', 'lib/spec/schema.json']) symlinkSync(join(project, path), join(root, path));
}

void main();
