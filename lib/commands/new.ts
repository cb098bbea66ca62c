import { suggestion } from '../schemas/closest.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systems } from '../../charts/systems.ts';
import { workloadNameNeeded } from '../resolve/checks.ts';
import { problemLine } from '../resolve/problem.ts';
import type { SystemSpec } from '../spec/system.ts';
import { freeIdentifier, importEdit } from './entries.ts';
import { newSystem } from './new-system.ts';
import { moveWorkloads } from './move-workloads.ts';
import { append, edited, formatted, key, literalAt, parse } from './object-literal.ts';
import { writeAll, type Outcome, type ProjectFile } from './project-files.ts';
import { workloadFile, workloadKinds, type WorkloadKind } from './workload-file.ts';

const root = join(import.meta.dirname, '../..');

const usage = `usage: npm run new -- <system> <layer> <workload> [--kind ${workloadKinds.join('|')}]
       npm run new -- <system> <layer> --from FILE…
       npm run new -- --system NAME

Creates charts/<system>/<workload>.ts and adds it to charts/<system>/system.ts.
  --kind    kind of the workload; the default is ${workloadKinds[0]}
  --from    makes specs of the workloads in files or folders of manifests, such as the output of kustomize build or helm
            template, or - for standard input; lists what it could not carry over
  --system  creates charts/NAME, a system that renders without changes`;

async function main(): Promise<number> {
  const request = readArguments();
  if (typeof request === 'string') {
    console.error(request);
    return 2;
  }
  if (request.help) {
    console.log(usage);
    return 0;
  }
  if (request.newSystem !== undefined) return finish(await newSystem(request.newSystem));
  if (request.from.length > 0) return finish(await moveWorkloads(request));
  const made = await newWorkload(request);
  if ('problems' in made) {
    for (const problem of made.problems) console.error(problem);
    console.error('nothing was written');
    return 1;
  }
  writeAll(root, [made.system], [made.workload]);
  console.log(`+ ${made.workload.path}\n~ ${made.system.path}`);
  console.log(`Next: set the purpose and the needs of the workload in ${made.workload.path}, then: npm run synth`);
  return 0;
}

interface Request {
  readonly help: boolean;
  readonly system: string;
  readonly layer: string;
  readonly workload: string;
  readonly kind: string;
  readonly from: readonly string[];
  readonly newSystem: string | undefined;
}

function finish(outcome: Outcome): number {
  if ('problems' in outcome) {
    for (const problem of outcome.problems) console.error(problem);
    console.error('nothing was written');
    return 1;
  }
  const { changed, added, says } = outcome;
  writeAll(root, changed, added);
  for (const { path } of added) console.log(`+ ${path}`);
  for (const { path } of changed) console.log(`~ ${path}`);
  for (const line of says) console.log(line);
  return 0;
}

type Made = { readonly workload: ProjectFile; readonly system: ProjectFile } | { readonly problems: readonly string[] };

function readArguments(): Request | string {
  try {
    const { values, positionals } = parseArgs({
      options: {
        kind: { type: 'string', default: workloadKinds[0] },
        from: { type: 'boolean', default: false },
        system: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
    const [system = '', layer = '', workload = ''] = positionals;
    const help = values.help === true;
    const from = values.from ? positionals.slice(2) : [];
    const isWhole =
      values.system !== undefined ? positionals.length === 0 : values.from ? from.length > 0 : positionals.length === 3;
    if (!help && !isWhole) {
      const missing = ['system', 'layer', 'workload'].slice(positionals.length);
      if (values.system !== undefined) return `${positionals.join(', ')}: nothing else with --system\n${usage}`;
      if (values.from && positionals.length >= 2) return `--from: no file\n${usage}`;
      const wrong =
        missing.length > 0 ? `${missing.join(', ')}: missing` : `${positionals.slice(3).join(', ')}: too much`;
      return `${wrong}\n${usage}`;
    }
    return { help, system, layer, workload, kind: values.kind, from, newSystem: values.system };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

async function newWorkload(request: Request): Promise<Made> {
  const problems: string[] = [];
  const report = (file: string, field: string, is: string, needed: string) =>
    problems.push(problemLine({ file, field, is, needed }));
  const kind = workloadKinds.find((one) => one === request.kind);
  if (kind === undefined) {
    const needed = `one of ${workloadKinds.join(', ')}${suggestion(request.kind, workloadKinds)}`;
    report('npm run new', '--kind', `'${request.kind}'`, needed);
  }
  const system = systems.find(({ name }) => name === request.system);
  if (system === undefined) {
    const names = systems.map(({ name }) => name);
    const needed = `one of ${names.join(', ')}${suggestion(request.system, names)}`;
    report('charts/systems.ts', 'systems', `'${request.system}'`, needed);
  }
  const wanted = workloadNameNeeded(request.workload);
  if (wanted !== undefined) report('npm run new', 'workload', `'${request.workload}'`, wanted);
  if (system === undefined) return { problems };

  const systemFile = `charts/${system.name}/system.ts`;
  const layers = Object.keys(system.layers);
  if (!layers.includes(request.layer)) {
    const needed = `one of ${layers.join(', ')}${suggestion(request.layer, layers)}`;
    report(systemFile, 'layers', `'${request.layer}'`, needed);
  }
  const path = `charts/${system.name}/${request.workload}.ts`;
  const owner = wanted === undefined ? takenBy(request, system, path) : undefined;
  if (owner !== undefined) report(systemFile, 'workloads', `'${request.workload}' is ${owner}`, 'another name');
  const image = pinnedImage(system, kind);
  if (image === undefined) {
    report(`charts/${system.name}/releases.ts`, 'dev', 'no image that every environment pins', 'one such image');
  }
  if (kind === undefined || image === undefined || problems.length > 0) return { problems };

  const source = parse(join(root, systemFile), readFileSync(join(root, systemFile), 'utf8'));
  const workloads = literalAt(source, ['layers', request.layer, 'workloads']);
  if (workloads === undefined) {
    const field = `layers.${request.layer}.workloads`;
    report(
      systemFile,
      field,
      'not an object literal',
      'an object literal in this file, to which the workload can be added',
    );
    return { problems };
  }
  const identifier = freeIdentifier(source, request.workload);
  const entry = identifier === request.workload ? identifier : `${key(request.workload)}: ${identifier}`;
  const edits = [importEdit(source, identifier, `./${request.workload}.ts`), append(source, workloads, entry)];
  const text = workloadFile({ name: request.workload, kind, identifier, image });
  return {
    workload: { path, text: await formatted(join(root, path), text) },
    system: { path: systemFile, text: await edited(source, edits) },
  };
}

/** What already has the name or the file of the workload. */
function takenBy({ workload, layer }: Request, system: SystemSpec, path: string): string | undefined {
  const owner = Object.entries(system.layers).find(
    ([name, { workloads }]) => workload in workloads && (name === layer || existsSync(join(root, path))),
  );
  if (owner !== undefined) return `a workload of ${owner[0]}`;
  if (workload in (system.dataServices ?? {})) return 'a data service';
  if (existsSync(join(root, path))) return `in use: the file ${path} exists`;
  // dist/<environment>/<system>/<layer>/namespace.yaml
  return workload === 'namespace' ? 'the file of the layer itself' : undefined;
}

/** The first image that every environment pins; for a RayCluster, one whose name contains `ray`. */
function pinnedImage({ releases }: SystemSpec, kind: WorkloadKind | undefined): string | undefined {
  const images = Object.keys(releases.dev).filter((image) => image in releases.staging && image in releases.production);
  return (kind === 'RayCluster' ? images.find((image) => /\bray\b/.test(image)) : undefined) ?? images[0];
}

void main().then((code) => {
  process.exitCode = code;
});
