import { suggestion } from '../schemas/closest.ts';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type ts from 'typescript';
import { systems } from '../../charts/systems.ts';
import { workloadNameNeeded } from '../resolve/checks.ts';
import { problemLine } from '../resolve/problem.ts';
import type { SystemSpec } from '../spec/system.ts';
import { append, edited, formatted, key, literalAt, parse, type Edit, type Source } from './object-literal.ts';
import { workloadFile, workloadKinds, type WorkloadKind } from './workload-file.ts';

const root = join(import.meta.dirname, '../..');

const usage = `usage: npm run new -- <system> <layer> <workload> [--kind ${workloadKinds.join('|')}]

Makes charts/<system>/<workload>.ts and enters it in charts/<system>/system.ts.
  --kind  what runs it; without it a ${workloadKinds[0]}`;

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
  const made = await newWorkload(request);
  if ('problems' in made) {
    for (const problem of made.problems) console.error(problem);
    console.error('nothing was written');
    return 1;
  }
  write(made);
  console.log(`+ ${made.workload.path}\n~ ${made.system.path}`);
  console.log(`Now say in ${made.workload.path} what it is for and what it needs, then: npm run synth`);
  return 0;
}

interface Request {
  readonly help: boolean;
  readonly system: string;
  readonly layer: string;
  readonly workload: string;
  readonly kind: string;
}

/** A file of the project: its path below the root, and its whole text. */
interface File {
  readonly path: string;
  readonly text: string;
}

type Made = { readonly workload: File; readonly system: File } | { readonly problems: readonly string[] };

function readArguments(): Request | string {
  try {
    const { values, positionals } = parseArgs({
      options: { kind: { type: 'string', default: workloadKinds[0] }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    const [system = '', layer = '', workload = ''] = positionals;
    const help = values.help === true;
    if (!help && positionals.length !== 3) return usage;
    return { help, system, layer, workload, kind: values.kind };
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
  if (owner !== undefined) report(systemFile, 'workloads', `'${request.workload}' is ${owner}`, 'a name of its own');
  const image = pinnedImage(system, kind);
  if (image === undefined) {
    report(`charts/${system.name}/releases.ts`, 'dev', 'no image that every environment pins', 'one such image');
  }
  if (kind === undefined || image === undefined || problems.length > 0) return { problems };

  const source = parse(join(root, systemFile), readFileSync(join(root, systemFile), 'utf8'));
  const workloads = literalAt(source, ['layers', request.layer, 'workloads']);
  if (workloads === undefined) {
    const field = `layers.${request.layer}.workloads`;
    report(systemFile, field, 'not written out here', 'an object literal in this file, to enter the workload in');
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

/** What has the name already, or the file that it would be in. */
function takenBy({ workload, layer }: Request, system: SystemSpec, path: string): string | undefined {
  if (workload in (system.layers[layer]?.workloads ?? {})) return `a workload of ${layer}`;
  if (workload in (system.dataServices ?? {})) return 'a data service';
  if (existsSync(join(root, path))) return `the file ${path}`;
  // dist/<environment>/<system>/<layer>/namespace.yaml
  return workload === 'namespace' ? 'the file of the layer itself' : undefined;
}

/** The first image that runs everywhere; for a RayCluster one with Ray in it, as far as its name says so. */
function pinnedImage({ releases }: SystemSpec, kind: WorkloadKind | undefined): string | undefined {
  const images = Object.keys(releases.dev).filter((image) => image in releases.staging && image in releases.production);
  return (kind === 'RayCluster' ? images.find((image) => /\bray\b/.test(image)) : undefined) ?? images[0];
}

/** The name in camelCase; with a word more where that is a word of the language or has a meaning in the file already. */
function freeIdentifier(source: Source, name: string): string {
  const identifier = name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
  const { compiler } = source;
  const scanner = compiler.createScanner(compiler.ScriptTarget.Latest, true, undefined, identifier);
  const isWord = scanner.scan() !== compiler.SyntaxKind.Identifier || ['eval', 'arguments'].includes(identifier);
  return isWord || declaredNames(source).has(identifier) ? `${identifier}Workload` : identifier;
}

function declaredNames({ file, compiler }: Source): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (compiler.isImportSpecifier(node) || compiler.isVariableDeclaration(node)) names.add(node.name.getText(file));
    if (!compiler.isExpression(node)) compiler.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Puts an import in its place among those of the same folder. */
function importEdit({ file, compiler }: Source, identifier: string, specifier: string): Edit {
  const imports = file.statements
    .filter(compiler.isImportDeclaration)
    .map((declaration) => ({ declaration, from: (declaration.moduleSpecifier as { text?: string }).text ?? '' }));
  const text = `import { ${identifier} } from '${specifier}';`;
  const next = imports.find(({ from }) => from.startsWith('./') && from > specifier)?.declaration.getStart(file);
  if (next !== undefined) return { start: next, end: next, text: `${text}\n` };
  const last = imports.at(-1)?.declaration.end ?? 0;
  return { start: last, end: last, text: `\n${text}` };
}

/** Writes both files or neither. */
function write({ workload, system }: { readonly workload: File; readonly system: File }): void {
  const draft = join(root, `${system.path}.${process.pid}.tmp`);
  writeFileSync(join(root, workload.path), workload.text, { flag: 'wx' });
  try {
    writeFileSync(draft, system.text);
    renameSync(draft, join(root, system.path));
  } catch (error) {
    rmSync(draft, { force: true });
    rmSync(join(root, workload.path));
    throw error;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
