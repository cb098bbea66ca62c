import { suggestion } from '../schemas/closest.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systems } from '../../charts/systems.ts';
import { tagNeeded } from '../resolve/image.ts';
import { problemLine } from '../resolve/problem.ts';
import type { Pin, Releases } from '../spec/system.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { append, edited, key, literalAt, parse, replace, valueAt } from './object-literal.ts';

const root = join(import.meta.dirname, '../..');

/** The order of the environments in a promotion. */
const stages = ['dev', 'staging', 'production'] as const satisfies readonly (keyof Releases)[];

const program = command(
  'promote',
  'Moves the pin of an image in charts/<system>/releases.ts from one environment to the next: dev to staging, staging to production. With --tag it pins another version in dev.',
)
  .argument('<system>', 'such as ideation-engine')
  .argument('<image>', 'the name of an image in releases.ts')
  .argument('[from]', 'dev or staging; nothing with --tag')
  .argument('[to]', 'staging or production; nothing with --tag')
  .option('--tag <tag>', 'the version that dev runs from now on')
  .option('--digest <digest>', 'sha256:… of that version, with --tag');

void run(program, async () => {
  const moved = await promote(request());
  if ('problems' in moved) {
    for (const problem of moved.problems) console.error(problem);
    console.error('nothing was written');
    return exitCodes.findings;
  }
  const { path, text, line } = moved;
  if (text !== undefined) {
    const draft = join(root, `${path}.${process.pid}.tmp`);
    writeFileSync(draft, text);
    renameSync(draft, join(root, path));
  }
  if (text === undefined) {
    console.log(`${path} › ${line} already`);
    return exitCodes.done;
  }
  console.log(`${path} › ${line}`);
  if (existsSync(join(root, 'dist'))) return synthesised();
  console.log('Now: npm run synth');
  return exitCodes.done;
});

/** Renders the result of the new pin, and prints its review. */
async function synthesised(): Promise<number> {
  const [{ workingSide }, { review }, { textReview }] = await Promise.all([
    import('./sides.ts'),
    import('../review/review.ts'),
    import('../review/report/text.ts'),
  ]);
  const before = { ...workingSide(root), name: 'before' };
  const synth = spawnSync(process.execPath, [join(root, 'lib/launch.mjs'), join(root, 'main.ts')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (synth.status !== 0) {
    // The pin is written; synth reports other problems.
    console.error(synth.stderr.trimEnd());
    console.log('Now: npm run synth');
    return exitCodes.done;
  }
  const { review: made } = review(before, { ...workingSide(root), name: 'now' });
  console.log(`\n${textReview(made, { width: 100, colours: false }).trimEnd()}`);
  return exitCodes.done;
}

interface Request {
  readonly system: string;
  readonly image: string;
  /** The environment from which the pin is copied, or the pin itself. */
  readonly source: { readonly from: string; readonly to: string } | Pin;
}

type Moved =
  | { readonly path: string; readonly line: string; readonly text: string | undefined }
  | { readonly problems: readonly string[] };

function request(): Request {
  const [system = '', image = '', from, to] = program.args;
  const { tag, digest } = program.opts<{ tag?: string; digest?: string }>();
  if (tag === undefined) {
    if (digest !== undefined) throw new UsageError('--digest: without --tag › the tag that the digest is of');
    if (from === undefined || to === undefined)
      throw new UsageError('from, to: missing › dev staging | staging production, or --tag');
    return { system, image, source: { from, to } };
  }
  if (from !== undefined) throw new UsageError(`from: '${from}' with --tag › nothing: --tag pins dev`);
  return { system, image, source: digest === undefined ? { tag } : { tag, digest: digest as `sha256:${string}` } };
}

async function promote({ system: systemName, image, source: wanted }: Request): Promise<Moved> {
  const problems: string[] = [];
  const report = (file: string, field: string, is: string, needed: string) =>
    problems.push(problemLine({ file, field, is, needed }));
  const system = systems.find(({ name }) => name === systemName);
  if (system === undefined) {
    const names = systems.map(({ name }) => name);
    report('charts/systems.ts', 'systems', `'${systemName}'`, oneOf(systemName, names));
  }
  const step = 'tag' in wanted ? { from: undefined, to: 'dev' as const } : stepOf(wanted, report);
  if ('tag' in wanted) checkPin(wanted, report);
  if (system === undefined || step === undefined) return { problems };

  const path = `charts/${systemName}/releases.ts`;
  const pins: Releases = system.releases;
  const { from = 'dev', to } = step;
  const pin = 'tag' in wanted ? wanted : pins[from][image];
  if (pin === undefined || pins[from][image] === undefined) {
    report(path, from, `'${image}'`, oneOf(image, Object.keys(pins[from])));
    return { problems };
  }
  if (problems.length > 0) return { problems };

  const before = pins[to][image];
  const line = `${to}.${image}: ${before === undefined ? 'no pin' : formatted(before)} → ${formatted(pin)}`;
  if (before !== undefined && formatted(before) === formatted(pin))
    return { path, line: `${to}.${image}: ${formatted(pin)}`, text: undefined };
  const file = parse(join(root, path), readFileSync(join(root, path), 'utf8'));
  const place = literalAt(file, [to]);
  const value = valueAt(file, [to, image]);
  if (place === undefined || (value === undefined && before !== undefined)) {
    const field = place === undefined ? to : `${to}.${image}`;
    report(path, field, 'not an object literal', 'an object literal in this file, to change the pin in');
    return { problems };
  }
  const text = literal(pin);
  const edit = value === undefined ? append(file, place, `${key(image)}: ${text}`) : replace(file, value, text);
  return { path, line, text: await edited(file, [edit]) };
}

type Report = (file: string, field: string, is: string, needed: string) => void;

/** The promotion to the next environment; reports anything else. */
function stepOf(
  { from, to }: { readonly from: string; readonly to: string },
  report: Report,
): { readonly from: keyof Releases; readonly to: keyof Releases } | undefined {
  for (const [field, name] of Object.entries({ from, to })) {
    if (name === 'dr') report('npm run promote', field, "'dr'", 'production: dr runs what production runs');
    else if (!stages.some((stage) => stage === name))
      report('npm run promote', field, `'${name}'`, oneOf(name, stages));
  }
  const [source, target] = [from, to].map((name) => stages.find((stage) => stage === name));
  if (source === undefined || target === undefined) return undefined;
  const next = stages[stages.indexOf(source) + 1];
  if (next === target) return { from: source, to: target };
  const needed = next === undefined ? 'dev or staging: nothing comes after production' : `${source} to ${next}`;
  report('npm run promote', next === undefined ? 'from' : 'to', `${source} to ${target}`, needed);
  return undefined;
}

function checkPin({ tag, digest }: Pin, report: Report): void {
  const neededTag = tagNeeded(tag);
  if (neededTag !== undefined) report('npm run promote', '--tag', `'${tag}'`, neededTag);
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    report('npm run promote', '--digest', `'${digest}'`, 'sha256: and 64 hexadecimal digits');
  }
}

function oneOf(name: string, names: readonly string[]): string {
  return `one of ${names.join(', ')}${suggestion(name, names)}`;
}

function formatted({ tag, digest }: Pin): string {
  return digest === undefined ? tag : `${tag}@${digest}`;
}

function literal({ tag, digest }: Pin): string {
  return digest === undefined ? `{ tag: '${tag}' }` : `{ tag: '${tag}', digest: '${digest}' }`;
}
