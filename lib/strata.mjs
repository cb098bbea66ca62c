#!/usr/bin/env node
// `strata COMMAND [args…]`: each command is a separate program, so that none loads the code of another.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What there is, and what it does. The program of `synth` is that of the project which it is called in.
 * @type {Readonly<Record<string, readonly [program: string, meaning: string]>>}
 */
const commands = {
  synth: ['main.ts', 'renders every system to dist/ and argocd/, and checks the result'],
  check: ['commands/check.ts', 'checks manifests against the rules: dist/, or any others'],
  explain: ['commands/explain.ts', 'prints what allows or refuses a connection from one end to another'],
  capacity: ['commands/capacity.ts', 'prints the nodes of every cluster and their cost'],
  review: ['commands/review.ts', 'prints what a change does to the clusters, between two commits or folders'],
  atlas: ['commands/atlas.ts', 'draws the current state of the platform as one page'],
  releases: ['commands/releases.ts', 'lists the versions that each environment runs, and since when'],
  new: ['commands/new.ts', 'creates a workload, or a system; makes specs from existing manifests'],
  promote: ['commands/promote.ts', 'moves the pin of an image from one environment to the next'],
};

const [, , name, ...args] = process.argv;
const names = Object.keys(commands);
const width = Math.max(...names.map((one) => one.length));
const usage = `Usage: strata <command> [arguments]

Renders every Kubernetes object of a platform from short typed specs, and proves properties of the result.

Commands:
${Object.entries(commands)
  .map(([one, [, meaning]]) => `  ${one.padEnd(width)}  ${meaning}`)
  .join('\n')}

strata <command> --help explains a command. Exit codes: 0 done, 1 something is wrong with what was looked at, 2 the command
itself is wrong.`;

const known = name === undefined ? undefined : Object.entries(commands).find(([one]) => one === name)?.[1];
if (name === undefined || ['help', '--help', '-h'].includes(name)) {
  console.log(usage);
} else if (known === undefined) {
  const { distance } = (await import('fastest-levenshtein')).default;
  const near = names.find((one) => distance(one, name) <= 2);
  console.error(`strata: '${name}' › ${names.join(' | ')}${near === undefined ? '' : ` (did you mean '${near}'?)`}`);
  process.exitCode = 2;
} else {
  const [program] = known;
  const file = program === 'main.ts' ? join(process.cwd(), program) : join(import.meta.dirname, program);
  if (existsSync(file)) {
    process.argv = [process.execPath, join(import.meta.dirname, 'launch.mjs'), file, ...args];
    await import('./launch.mjs');
  } else {
    console.error(`strata ${name}: no ${program} here › the top folder of a Strata project`);
    process.exitCode = 2;
  }
}
