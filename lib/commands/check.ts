import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { check, type Finding } from '../check/check.ts';
import type { Files } from '../check/clusters.ts';
import { configurationFile, readConfiguration, type Configuration } from '../check/configuration.ts';
import { isJudged, textReport } from '../check/findings/text.ts';
import { customRuleFindings } from '../check/custom-rules.ts';
import { readManifests } from '../check/read-manifests.ts';
import { ruleNamed, selectedRules, unknownRule, type SelectionProblem } from '../check/selection.ts';
import { Stopwatch, timingText } from '../check/timing.ts';
import { tiers, type Rule } from '../model/rule.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { definedKinds } from './defined-kinds.ts';
import { manifestFiles } from './manifest-files.ts';

const formats = ['text', 'json', 'sarif', 'github'] as const;

interface Options {
  readonly format: (typeof formats)[number];
  readonly tier?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly config?: string;
  readonly complete?: true;
  readonly unjudged?: true;
  readonly namespace?: string;
  readonly crd?: readonly string[];
  readonly timing?: true;
  readonly list?: true;
  readonly why?: string;
}

const program = command('check', 'Proves properties of rendered manifests, and exits with 1 where there is an error.')
  .argument('[path...]', 'files and folders of YAML, or - for a pipe (default: dist/ and argocd/)')
  .addOption(
    new Option('--format <format>', 'for people, as JSON, as a SARIF log, or as annotations of a pull request')
      .choices(formats)
      .default('text'),
  )
  .option(
    '--tier <tiers>',
    `which rules run, with commas: ${tiers.join(', ')}, all (default: all for what Strata renders, else correctness)`,
    list,
  )
  .option('--only <rules>', 'these rules alone, with commas', list)
  .option('--skip <rules>', 'not these rules, with commas', list)
  .option('--config <file>', `another file than ${configurationFile}`)
  .option(
    '--complete',
    'the files are all that the cluster holds: what is not among them is missing (dist/ always is all)',
  )
  .option('--unjudged', 'also what cannot be judged, because something may merely not be among the files')
  .option('--namespace <name>', 'where objects are that name no namespace (default: one that is not known)')
  .option(
    '--crd <file>',
    'a CustomResourceDefinition whose kinds are checked by it (again for more; those among the files serve anyhow)',
    (file: string, before?: readonly string[]) => [...(before ?? []), file],
  )
  .option('--timing', 'how long each rule takes, after the findings')
  .option('--list', 'lists the rules that would run, in place of the findings')
  .option('--why <rule>', 'explains a rule, in place of the findings')
  .addHelpText(
    'after',
    `
Examples:
  strata check                               what is committed here
  helm template shop ./chart | strata check -
  strata check --crd widgets.yaml manifests/
  kubectl get deploy,svc,cm -n shop -o yaml | strata check - --unjudged
  strata check --tier correctness,policy manifests/
  strata check --why budget-allows-eviction

Exit codes: 0 no error, 1 errors were found, 2 the command or ${configurationFile} is wrong.`,
  );

void run(program, async () => {
  const options = program.opts<Options>();
  if (options.why !== undefined) return explainRule(options.why);
  const configuration = configurationOf(options.config);
  if (options.list === true && program.args.length === 0) return listRules(rulesOf(options, configuration, true));
  const { texts, asked, rendered } = manifestFiles(program.args);
  const rules = rulesOf(options, configuration, rendered);
  if (options.list === true) return listRules(rules);
  const namespace = options.namespace ?? configuration.namespace;
  const complete = options.complete ?? configuration.complete ?? rendered;
  const kinds = definedKinds([...(configuration.schemas ?? []), ...(options.crd ?? [])]);
  const stopwatch = new Stopwatch();
  const {
    files,
    findings: unreadable,
    others,
  } = stopwatch.measure('reading, and schemas', () =>
    readManifests(texts, { complete, kinds, ...(namespace !== undefined && { namespace }) }),
  );
  const wrong = [...unreadable, ...(await customRuleFindings(files, others))];
  const found = check(files, rules, wrong, complete, stopwatch).filter(({ file }) => asked(file));
  const findings = rendered ? await withCauses(found, files) : found;
  const wanted = options.format === 'text' || options.unjudged === true ? findings : findings.filter(isJudged);
  console.log(await shown(wanted, options, texts, rules));
  const isNarrow = rules.every(({ tier }) => tier === 'correctness') && options.only === undefined;
  if (options.format === 'text' && isNarrow) console.log('tier correctness alone; --tier all asks for policy too');
  if (options.timing === true) console.error(timingText(stopwatch));
  const hasErrors = findings.some((one) => isJudged(one) && one.severity === 'error' && one.excuse === undefined);
  return hasErrors ? exitCodes.findings : exitCodes.done;
});

/** Findings of what Strata renders lead back to its specs. */
async function withCauses(findings: readonly Finding[], files: Files): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  const { traced } = await import('../provenance/trace.ts');
  const { ownSpecs } = await import('./own-specs.ts');
  return traced(findings, files, ownSpecs);
}

/** Names with commas between them. */
function list(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

/** What a repository says of its own: the file of the option, else the one beside which the command was called, if any. */
function configurationOf(option: string | undefined): Configuration {
  const path = option ?? configurationFile;
  const file = join(process.cwd(), path);
  if (!existsSync(option === undefined ? file : path)) {
    if (option === undefined) return {};
    throw new UsageError(`--config: '${option}' is not there › a file such as ${configurationFile}`);
  }
  const { configuration, problems } = readConfiguration(readFileSync(option ?? file, 'utf8'));
  const { problems: ofRules } = selectedRules(configuration);
  const wrong = [...problems, ...ofRules.map(line)];
  if (wrong.length > 0) throw new UsageError(wrong.map((problem) => `${path} › ${problem}`).join('\n'));
  return configuration;
}

/** The rules of a call; a repository's file says what the call does not. */
function rulesOf(options: Options, configuration: Configuration, rendered: boolean): readonly Rule[] {
  const { tier } = options;
  const asked = tier?.includes('all') === true ? tiers : tier;
  const { rules, problems } = selectedRules({
    ...configuration,
    tiers: asked ?? configuration.tiers ?? (rendered ? tiers : ['correctness']),
    ...(options.only !== undefined && { only: options.only }),
    skip: [...(configuration.skip ?? []), ...(options.skip ?? [])],
  });
  if (problems.length === 0) return rules;
  throw new UsageError(problems.map((problem) => `--${line(problem)}`).join('\n'));
}

function line({ field, is, needed }: SelectionProblem): string {
  return `${field}: ${is} › ${needed}`;
}

async function explainRule(id: string): Promise<number> {
  const rule = ruleNamed(id);
  const [problem] = unknownRule('why', id);
  if (rule === undefined) throw new UsageError(problem === undefined ? id : `--${line(problem)}`);
  const { ruleText } = await import('../check/findings/rule-text.ts');
  console.log(ruleText(rule));
  return exitCodes.done;
}

async function listRules(rules: readonly Rule[]): Promise<number> {
  const { ruleList } = await import('../check/findings/rule-text.ts');
  console.log(ruleList(rules));
  return exitCodes.done;
}

async function shown(
  findings: readonly Finding[],
  { format, unjudged }: Options,
  texts: ReadonlyMap<string, string>,
  rules: readonly Rule[],
): Promise<string> {
  if (format === 'text') return textReport(findings, { unjudged: unjudged === true });
  const { located } = await import('../check/findings/located.ts');
  const placed = await located(findings, texts);
  switch (format) {
    case 'json':
      return JSON.stringify(placed, undefined, 2);
    case 'sarif': {
      const { sarifLog } = await import('../check/findings/sarif.ts');
      return JSON.stringify(sarifLog(placed, rules), undefined, 2);
    }
    case 'github': {
      const { githubAnnotations } = await import('../check/findings/github.ts');
      return githubAnnotations(placed);
    }
  }
}
