import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import { review } from '../review/review.ts';
import { textReview } from '../review/report/text.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { mergeBase, sideOf, workingSide } from './sides.ts';
import type { Side } from '../review/side.ts';

const formats = ['text'] as const;

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
}

const program = command('review', 'Says what a change of manifests does to the clusters, without a cluster.')
  .option('--base <ref|folder>', 'what it is compared with (default: where this branch left the default one)')
  .option('--head <ref|folder>', 'what is reviewed (default: the files as they are)')
  .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
  .option('--output <file>', 'where it is written (default: here)')
  .addHelpText(
    'after',
    `
Examples:
  strata review                                this branch
  strata review --base v1.0.0 --head v1.1.0    two commits, of which nothing is checked out
  strata review --base before/ --head after/   two folders of manifests, of anybody

Exit codes: 0 done, 2 the command is wrong.`,
  );

void run(program, () => {
  const { base, head, output } = program.opts<Options>();
  const root = process.cwd();
  const { review: made } = review(
    side(base ?? mergeBase(root), root),
    head === undefined ? workingSide(root) : side(head, root),
  );
  // Typed as a number, and undefined where the output is no terminal.
  const columns = process.stdout.isTTY ? process.stdout.columns : 100;
  const colours = output === undefined && process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const text = textReview(made, { width: Math.max(60, columns), colours });
  if (output === undefined) console.log(text.trimEnd());
  else writeFileSync(output, text);
  return exitCodes.done;
});

function side(name: string | undefined, root: string): Side {
  const found = name === undefined ? '--base: there is no git here › a folder of manifests' : sideOf(root, name);
  if (typeof found === 'string') throw new UsageError(found);
  return found;
}
