import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addOns } from './charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from './charts/controllers.ts';
import { delivery } from './charts/delivery.ts';
import { environments } from './charts/environments.ts';
import { systems } from './charts/systems.ts';
import { proveCustomRules } from './lib/check/custom-rules.ts';
import { noCache, proofCache } from './lib/check/proof-cache.ts';
import { prove } from './lib/check/prove.ts';
import { byCause } from './lib/check/findings/by-cause.ts';
import { summary } from './lib/check/findings/text.ts';
import { launched } from './lib/launched.ts';
import { tracedLine } from './lib/constructs/origin.ts';
import { difference, update } from './lib/manifests/folder.ts';
import { traced } from './lib/provenance/trace.ts';
import { render } from './lib/render.ts';

const usage = `usage: npm run synth [-- --check]

Renders every system in every environment to dist/ and argocd/.
  --check  change nothing; exit 1 and name the files when they are not what the code renders`;

async function main(): Promise<number> {
  const root = dirname(process.argv[1] ?? '');
  const arguments_ = readArguments();
  if (arguments_ === undefined) return 2;
  if (arguments_.help === true) {
    console.log(usage);
    return 0;
  }
  const charts = { charts: controllers, namespaces: controllerNamespaces, addOns };
  const launch = launched();
  // The schemas are not part of the bundle.
  const schemas = ['imports/schemas', 'imports/crds'].flatMap((folder) => [folder, ...filesIn(root, folder)]);
  const folder = join(root, 'node_modules/.cache/strata/proofs');
  const version = [launch?.bundle, process.version, ...schemas.map((path) => stampOf(join(root, path)))].join(' ');
  // Proofs of another bundle do not apply to this code; without a bundle there is no key for them.
  const proofs = launch === undefined ? noCache : proofCache(folder, version);
  const platform = { systems, environments: Object.values(environments), controllers: charts, delivery };
  const rendered = render(platform, { proofs });
  if (rendered.problems.length > 0) {
    for (const problem of rendered.problems) console.error(problem);
    console.error(`${rendered.problems.length} problems; nothing was written`);
    return 1;
  }

  const { subjects, textsOf } = rendered;
  const ofDefinitions = await proveCustomRules(subjects, textsOf, proofs);
  const findings = traced(prove(subjects, textsOf, proofs, ofDefinitions), rendered.files, platform);
  const errors = findings.filter(({ severity, excuse }) => severity === 'error' && excuse === undefined);
  if (errors.length > 0) {
    const told = byCause(errors);
    for (const { finding, also } of told) console.error(tracedLine(finding, rendered.origins, also));
    console.error(`${told.length} errors; nothing was written`);
    return 1;
  }

  const own = join(root, 'dist');
  // The cdk8s CLI names the output folder. `argocd/` belongs only beside this project's own `dist/`.
  const output = resolve(root, process.env.CDK8S_OUTDIR ?? 'dist');
  const folders = [{ path: output, name: 'dist', files: rendered.dist }];
  if (output === own) folders.push({ path: join(root, 'argocd'), name: 'argocd', files: rendered.argocd });

  const at = Date.now();
  const differences = folders.map((folder) => ({ ...folder, difference: difference(folder.path, folder.files) }));
  const changes = differences.flatMap(({ name, difference: { added, changed, stale } }) => [
    ...added.map((path) => `+ ${name}/${path}`),
    ...changed.map((path) => `~ ${name}/${path}`),
    ...stale.map((path) => `- ${name}/${path}`),
  ]);
  if (arguments_.check === true) {
    for (const change of changes) console.error(change);
    if (changes.length > 0)
      console.error(`${changes.length} files are not what the code renders: run npm run synth and commit them`);
    return changes.length > 0 ? 1 : 0;
  }
  for (const { path, files, difference: found } of differences) update(path, files, found);
  const count = rendered.dist.size + rendered.argocd.size;
  const size = `${rendered.objects} objects in ${count} files`;
  const found = findings.length > 0 ? `${summary(findings)}: npm run check shows them\n` : '';
  process.stdout.write(`${size}, ${changes.length} changed\n${found}`);
  if (output === own) {
    await launch?.remember({
      at,
      environment: ['CDK8S_OUTDIR'],
      reads: [...schemas, 'lib/spec/schema.json'],
      holds: { dist: rendered.dist, argocd: rendered.argocd },
      said: { '[]': `${size}, 0 changed\n${found}`, '["--check"]': '' },
    });
  }
  return 0;
}

/** The files of a folder of the project; none if it does not exist. */
function filesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

/** When a file or folder was last changed; undefined if it does not exist. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? path : `${path} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.size}`;
}

function readArguments(): { readonly check?: boolean; readonly help?: boolean } | undefined {
  try {
    return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
