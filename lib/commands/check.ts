import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { check } from '../check/check.ts';
import { schemaRule, type Finding } from '../check/findings/finding.ts';
import type { Files } from '../check/clusters.ts';
import { configurationFile, readConfiguration, type Configuration } from '../check/configuration.ts';
import { isJudged, textReport } from '../check/findings/text.ts';
import { customRuleFindings } from '../check/custom-rules.ts';
import { withPatches } from '../check/kustomize-patches.ts';
import { readManifests } from '../check/read-manifests.ts';
import { ruleNamed, selectedRules, unknownRule, type SelectionProblem } from '../check/selection.ts';
import { Stopwatch, timingText } from '../check/timing.ts';
import { tiers, type Rule } from '../model/rule.ts';
import { command, exitCodes, run, UsageError } from './command-line.ts';
import { definedKinds } from './defined-kinds.ts';
import { manifestFiles } from './manifest-files.ts';

const formats = ['text', 'json', 'sarif', 'junit', 'github'] as const;

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

const program = command('check', 'Checks manifests against the rules, and exits with 1 if there are errors.')
  .argument('[path...]', 'files and folders of YAML, or - for standard input (default: dist/ and argocd/)')
  .addOption(
    new Option(
      '--format <format>',
      'text for people, JSON, a SARIF log, a JUnit report, or annotations of a pull request',
    )
      .choices(formats)
      .default('text'),
  )
  .option(
    '--tier <tiers>',
    `tiers of the rules that run, separated by commas: ${tiers.join(', ')}, all (default: all for what Strata renders, else correctness)`,
    list,
  )
  .option('--only <rules>', 'only these rules, separated by commas', list)
  .option('--skip <rules>', 'without these rules, separated by commas', list)
  .option('--config <file>', `configuration file, instead of ${configurationFile}`)
  .option(
    '--complete',
    'the files contain all objects of the cluster: an object that is not in them is missing (dist/ is always complete)',
  )
  .option('--unjudged', 'also findings that are uncertain, because an object may exist outside of these files')
  .option('--namespace <name>', 'namespace of objects without one (default: unknown)')
  .option(
    '--crd <file>',
    'a CustomResourceDefinition to check its kinds (repeat for more; those in the files are always used)',
    (file: string, before?: readonly string[]) => [...(before ?? []), file],
  )
  .option('--timing', 'prints the time of each rule after the findings')
  .option('--list', 'lists the rules that would run, and checks nothing')
  .option('--why <rule>', 'explains a rule, and checks nothing')
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
  const { texts, asked, rendered, dead } = manifestFiles(program.args);
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
  const wrong = [...unreadable, ...dead.map(deadLink), ...(await customRuleFindings(files, others))];
  const known = check(files, rules, wrong, complete, stopwatch).filter(({ file }) => asked(file));
  const found = complete ? known : withPatches(known, texts);
  const findings = rendered ? await withCauses(found, files) : found;
  const wanted = options.format === 'text' || options.unjudged === true ? findings : findings.filter(isJudged);
  console.log(await output(wanted, options, texts, rules));
  const isNarrow = rules.every(({ tier }) => tier === 'correctness') && options.only === undefined;
  if (options.format === 'text') {
    if (isNarrow) console.log('Only rules of the tier correctness ran; --tier all runs the others too.');
    if (![...files.values()].flat().some(({ kind }) => kind !== ''))
      console.log('The files hold no Kubernetes object.');
  }
  if (options.timing === true) console.error(timingText(stopwatch));
  const hasErrors = findings.some((one) => isJudged(one) && one.severity === 'error' && one.excuse === undefined);
  return hasErrors ? exitCodes.findings : exitCodes.done;
});

/** Findings in Strata's own output name the field of a spec that causes them. */
async function withCauses(findings: readonly Finding[], files: Files): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  const { traced } = await import('../provenance/trace.ts');
  const { ownSpecs } = await import('./own-specs.ts');
  return traced(findings, files, ownSpecs);
}

function deadLink(file: string): Finding {
  const place = { rule: schemaRule, severity: 'warning', file, document: 0, object: '', field: '' } as const;
  return { ...place, is: 'a link to a file that does not exist', needed: 'a file, or no link' };
}

/** Names that are separated by commas. */
function list(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim());
}

/**
 * The configuration of a repository: the file of the option, or else the one in the current folder, if there is one.
 */
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

/** The rules of a call; the options of the call take precedence over the configuration file. */
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

async function output(
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
    case 'junit': {
      const { junitReport } = await import('../check/findings/junit.ts');
      return junitReport(placed, texts.keys());
    }
    case 'github': {
      const { githubAnnotations } = await import('../check/findings/github.ts');
      return githubAnnotations(placed);
    }
  }
}
