import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { defaultPolicy, environmentsOf, verdict, type Policy } from '../review/policy.ts';
import { policyFile, readPolicy } from '../review/read-policy.ts';
import { UnreadableFile } from '../review/difference/objects.ts';
import { review, type Reviewed } from '../review/review.ts';
import type { Side } from '../review/side.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { linkOf } from './links.ts';
import { changedSources, commitOf, mergeBase, sideOf, workingSide } from './sides.ts';

const formats = ['text', 'markdown', 'html', 'json'] as const;

interface Options {
  readonly base?: string;
  readonly head?: string;
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly policy?: string;
  readonly link?: string;
}

const program = command('review', 'Prints what a change of manifests does to the clusters. It needs no cluster.')
  .option(
    '--base <ref|folder>',
    'base of the comparison (default: the commit where this branch left the default branch)',
  )
  .option('--head <ref|folder>', 'head of the comparison (default: the current files)')
  .addOption(
    new Option(
      '--format <format>',
      'text for a terminal, Markdown for a comment, HTML for a browser, JSON for a program',
    )
      .choices(formats)
      .default('text'),
  )
  .option('--output <file>', 'output file (default: standard output)')
  .option(
    '--link <address>',
    'prefix of the files in links of the HTML page, such as https://github.com/me/it/blob/main',
  )
  .option('--policy <file>', `policy file, instead of ${policyFile}`)
  .addHelpText(
    'after',
    `
Examples:
  strata review                                this branch
  strata review --base v1.0.0 --head v1.1.0    two commits, without checking them out
  strata review --base before/ --head after/   two folders of any manifests

Exit codes: 0 done, 1 ${policyFile} blocks the change, 2 the command or ${policyFile} is wrong.`,
  );

void run(program, async () => {
  const options = program.opts<Options>();
  const root = process.cwd();
  const policy = policyOf(options.policy, root);
  const baseName = options.base ?? mergeBase(root);
  const [base, head] = [
    side(baseName, root),
    options.head === undefined ? workingSide(root) : side(options.head, root),
  ];
  const made = reviewed(base, head, sourcesOf(root, baseName, options.head));
  const text = await written(made, policy, options);
  for (const { file, is } of made.comparison.unreviewed)
    console.error(`${file}: ${is} › what it renders, on both sides: its change is not reviewed`);
  if (options.output === undefined) console.log(text.trimEnd());
  else writeFileSync(options.output, text);
  return judged(made, policy).action === 'block' ? exitCodes.findings : exitCodes.done;
});

/** The review, if all files can be read. */
function reviewed(base: Side, head: Side, sources: readonly string[]): Reviewed {
  if (base.files.size + head.files.size === 0)
    throw new UsageError(`${base.name}, ${head.name}: hold no manifests › files that end in .yaml, .yml or .json`);
  try {
    return review(base, head, { sources });
  } catch (error) {
    if (error instanceof UnreadableFile) throw new UsageError(error.message);
    throw error;
  }
}

async function written(made: Reviewed, policy: Policy, { format, output, link }: Options): Promise<string> {
  const judgement = judged(made, policy);
  switch (format) {
    case 'text': {
      const { textReview } = await import('../review/report/text.ts');
      const isTerminal = output === undefined && process.stdout.isTTY;
      // The type says number, but it is undefined if the output is not a terminal.
      const width = isTerminal ? Math.max(60, process.stdout.columns) : 100;
      return textReview(made.review, { width, colours: isTerminal && process.env.NO_COLOR === undefined }, judgement);
    }
    case 'markdown': {
      const { markdownReview } = await import('../review/report/markdown.ts');
      return markdownReview(made.review, judgement);
    }
    case 'html': {
      const { reviewPage } = await import('../review/page/review-page.ts');
      return reviewPage(made, judgement, linkOf(link));
    }
    case 'json': {
      const { jsonReview } = await import('../review/report/json.ts');
      return jsonReview(made.review, judgement);
    }
  }
}

function judged({ review: made, comparison }: Reviewed, policy: Policy) {
  return verdict(made.consequences, environmentsOf(comparison.changed), policy);
}

function policyOf(named: string | undefined, root: string): Policy {
  const path = join(root, named ?? policyFile);
  if (!existsSync(path)) {
    if (named === undefined) return defaultPolicy;
    throw new UsageError(`--policy: '${named}' is not there › a file as ${policyFile}`);
  }
  const policy = readPolicy(readFileSync(path, 'utf8'));
  if ('problems' in policy) throw new UsageError(policy.problems.join('\n'));
  return policy;
}

function side(name: string | undefined, root: string): Side {
  const found = name === undefined ? '--base: there is no git here › a folder of manifests' : sideOf(root, name);
  if (typeof found === 'string') throw new UsageError(found);
  return found;
}

/** Other sources that changed, if both sides are commits of this repository or its working tree. */
function sourcesOf(root: string, base: string | undefined, head: string | undefined): readonly string[] {
  const [one, other] = [base, head].map((name) => (name === undefined ? undefined : commitOf(root, name)));
  return one === undefined || (head !== undefined && other === undefined) ? [] : changedSources(root, one, other);
}
