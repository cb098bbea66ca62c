import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addOns } from './charts/controllers/add-ons.ts';
import { controllerNamespaces, controllers } from './charts/controllers.ts';
import { delivery } from './charts/delivery.ts';
import { environments } from './charts/environments.ts';
import { systems } from './charts/systems.ts';
import type { Platform } from './lib/render.ts';
import { helpSynth, synth } from './lib/commands/synth.ts';
import { watch } from './lib/commands/watch.ts';

const usage = `usage: npm run synth [-- --check | --watch] [--timing]

Renders every system in every environment to dist/ and argocd/.
  --check   change nothing; exit 1 and name the files when they are not what the code renders
  --watch   do it again after every change of a source, until Ctrl-C
  --timing  say how long everything takes, with all rules anew`;

async function main(): Promise<number> {
  const root = dirname(process.argv[1] ?? '');
  const arguments_ = readArguments();
  if (arguments_ === undefined) return 2;
  const { help = false, check = false, timing = false, watch: isWatch = false } = arguments_;
  if (help) {
    console.log(usage);
    return 0;
  }
  if (check && isWatch) {
    console.error(`--check with --watch › one of them\n${usage}`);
    return 2;
  }
  // The cdk8s CLI names the output folder.
  const options = { root, output: resolve(root, process.env.CDK8S_OUTDIR ?? 'dist'), check, timing };
  if (await helpSynth(platform, options)) return 0;
  if (isWatch) {
    await watch(platform, options);
    return 0;
  }
  const { exitCode, remember } = await synth(platform(), options);
  await remember();
  return exitCode;
}

/** What the charts say now: in a watch they are read again after each change. */
function platform(): Platform {
  return {
    systems,
    environments: Object.values(environments),
    controllers: { charts: controllers, namespaces: controllerNamespaces, addOns },
    delivery,
  };
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        check: { type: 'boolean' },
        watch: { type: 'boolean' },
        timing: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
