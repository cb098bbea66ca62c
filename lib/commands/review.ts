import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { review } from '../review/review.ts';
import { textReview } from '../review/report/text.ts';
import { mergeBase, sideOf, workingSide } from './sides.ts';

const root = join(import.meta.dirname, '../..');

const formats = ['text'] as const;

const usage = `usage: npm run review [-- [--base REF|FOLDER] [--head REF|FOLDER] [--format ${formats.join('|')}] [--output FILE]]

Says what a change does to the clusters: what is deleted, refused, restarted, opened and closed, and what it costs.
  --base    a commit of git, or a folder with manifests; the commit at which this branch left the default one
  --head    the same; the files as they are in the working tree
  --format  ${formats.join(', ')}
  --output  a file in place of the terminal
Exits with 1 where review.yaml blocks the change, and with 2 where it is called wrongly.`;

/** The command: arguments in, exit code out. */
export function reviewCommand(args: readonly string[]): number {
  const request = readArguments(args);
  if ('wrong' in request) {
    console.error(request.wrong);
    return 2;
  }
  if (request.help) {
    console.log(usage);
    return 0;
  }
  const baseName = request.base ?? mergeBase(root);
  const base = baseName === undefined ? '--base: there is no git here › a folder' : sideOf(root, baseName);
  const head = request.head === undefined ? workingSide(root) : sideOf(root, request.head);
  const wrong = [base, head].filter((side) => typeof side === 'string');
  if (typeof base === 'string' || typeof head === 'string') {
    for (const line of wrong) console.error(line);
    return 2;
  }
  const { review: made } = review(base, head);
  // Typed as a number, and undefined where the output is no terminal.
  const columns = process.stdout.isTTY ? process.stdout.columns : 100;
  const colours = request.output === undefined && process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const text = textReview(made, { width: Math.max(60, columns), colours });
  if (request.output === undefined) process.stdout.write(text);
  else writeFileSync(request.output, text);
  return 0;
}

interface Request {
  readonly help: boolean;
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly format: (typeof formats)[number];
  readonly output: string | undefined;
}

function readArguments(args: readonly string[]): Request | { readonly wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        base: { type: 'string' },
        head: { type: 'string' },
        format: { type: 'string', default: 'text' },
        output: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const format = formats.find((one) => one === values.format);
    if (format === undefined) return { wrong: `--format: '${values.format}' › ${formats.join(' | ')}\n${usage}` };
    const { help, base, head, output } = values;
    return { help, base, head, format, output };
  } catch (error) {
    return { wrong: `${error instanceof Error ? error.message : String(error)}\n${usage}` };
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = reviewCommand(process.argv.slice(2));
