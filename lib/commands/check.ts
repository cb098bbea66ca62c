import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { check, type Finding } from '../check/check.ts';
import type { Cluster } from '../model/cluster.ts';
import { subjectsOf } from '../check/clusters.ts';
import { isJudged, textReport } from '../check/findings/text.ts';
import { readManifests } from '../check/read-manifests.ts';
import type { ExplainRequest } from './explanation.ts';

const root = join(import.meta.dirname, '../..');

const formats = ['text', 'json', 'sarif', 'github'] as const;

const usage = `usage: npm run check [-- [--format ${formats.join('|')}] [--complete] [--unjudged] [--namespace NAME] [PATH…]]
       npm run check -- --capacity [PATH…]
       npm run check -- --explain FROM TO PORT [--cluster ENVIRONMENT/SYSTEM] [PATH…]

Proves properties of rendered manifests: those of dist/ and argocd/, or of the files and folders given, where - is what
comes in by a pipe. Exits with 1 when there is an error.
  --format    for people, as JSON, as a SARIF log, or as annotations of a pull request
  --complete  the files are all that the cluster holds: what is not among them is missing; dist/ and argocd/ always are
  --unjudged  also what cannot be judged, because something may merely not be among the files
  --namespace where objects are that name no namespace; else in one that is not known
  --capacity  the nodes of every cluster and what they cost, in place of the findings
  --explain   says what lets FROM reach TO on a TCP port, or refuses it, at each step: either is namespace/workload,
              internet, an address, or a host outside
  --cluster   where; else in each cluster that has both`;

interface Request {
  readonly help: boolean;
  readonly format: (typeof formats)[number];
  readonly capacity: boolean;
  readonly complete: boolean;
  readonly unjudged: boolean;
  readonly namespace?: string | undefined;
  readonly paths: readonly string[];
  /** The path that is to be explained. @default - none, the rules are checked */
  readonly explain?: ExplainRequest;
}

async function main(): Promise<number> {
  const request = readArguments();
  if (typeof request === 'string') {
    console.error(request);
    return 1;
  }
  if (request.help) {
    console.log(usage);
    return 0;
  }
  const texts = readTexts(request.paths);
  if (typeof texts === 'string') {
    console.error(texts);
    return 1;
  }
  if (request.explain !== undefined) {
    const { explanation } = await import('./explanation.ts');
    const { text, found } = explanation(readManifests(texts.read).files, request.explain);
    (found ? console.log : console.error)(text);
    return found ? 0 : 1;
  }
  const complete = request.complete || texts.rendered;
  const { namespace } = request;
  const { files, findings: unreadable } = readManifests(texts.read, {
    complete,
    ...(namespace !== undefined && { namespace }),
  });
  if (request.capacity) {
    const { capacityTable } = await import('../check/findings/capacity-table.ts');
    const { clusters } = subjectsOf(files);
    const isAsked = (cluster: Cluster) => cluster.objects.some((one) => texts.asked(cluster.fileOf(one) ?? ''));
    console.log(capacityTable(clusters.filter(isAsked)));
    return 0;
  }
  const findings = check(files, undefined, unreadable, complete).filter(({ file }) => texts.asked(file));
  const wanted = request.format === 'text' || request.unjudged ? findings : findings.filter(isJudged);
  console.log(await shown(wanted, request, texts.read));
  return findings.some((one) => isJudged(one) && one.severity === 'error' && one.excuse === undefined) ? 1 : 0;
}

async function shown(
  findings: readonly Finding[],
  { format, unjudged }: Request,
  texts: ReadonlyMap<string, string>,
): Promise<string> {
  if (format === 'text') return textReport(findings, { unjudged });
  const { located } = await import('../check/findings/located.ts');
  const placed = await located(findings, texts);
  switch (format) {
    case 'json':
      return JSON.stringify(placed, undefined, 2);
    case 'sarif': {
      const [{ sarifLog }, { rules }] = await Promise.all([
        import('../check/findings/sarif.ts'),
        import('../rules/rules.ts'),
      ]);
      return JSON.stringify(sarifLog(placed, rules), undefined, 2);
    }
    case 'github': {
      const { githubAnnotations } = await import('../check/findings/github.ts');
      return githubAnnotations(placed);
    }
  }
}

function readArguments(): Request | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        capacity: { type: 'boolean', default: false },
        complete: { type: 'boolean', default: false },
        unjudged: { type: 'boolean', default: false },
        namespace: { type: 'string' },
        explain: { type: 'boolean', default: false },
        cluster: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const format = formats.find((one) => one === values.format);
    if (format === undefined) return `--format: '${values.format}' › ${formats.join(' | ')}\n${usage}`;
    const { help, capacity, complete, unjudged, namespace } = values;
    const asked = { help, format, capacity, complete, unjudged, namespace };
    if (!values.explain || help) return { ...asked, paths: positionals };
    const [from, to, digits = '', ...paths] = positionals;
    const port = Number(digits);
    if (from === undefined || to === undefined || !Number.isInteger(port) || port < 1 || port > 65_535)
      return `--explain: '${positionals.join(' ')}' › FROM TO PORT, such as shop/web shop/api 8080\n${usage}`;
    return { ...asked, paths, explain: { from, to, port, cluster: values.cluster } };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${usage}`;
  }
}

interface Texts {
  readonly read: ReadonlyMap<string, string>;
  /** Whether findings of a file were asked for: parts of dist/ are read with all that they refer to. */
  readonly asked: (file: string) => boolean;
  /** Whether they are of dist/, which is whole. */
  readonly rendered: boolean;
}

/** The YAML files of paths by their path below the project, or what is wrong with the paths. */
function readTexts(paths: readonly string[]): Texts | string {
  const own = ['dist', 'argocd'];
  const piped = paths.includes('-')
    ? new Map([['-', readFileSync(process.stdin.fd, 'utf8')]])
    : new Map<string, string>();
  const named = paths.filter((path) => path !== '-');
  const asked = (paths.length === 0 ? own.map((folder) => join(root, folder)) : named).map((path) => resolve(path));
  if (piped.get('-')?.trim() === '') return '-: holds no YAML › manifests, by a pipe';
  const missing = asked.filter(isMissing);
  if (missing.length > 0) return missing.map(refusal).join('\n');
  const empty = asked.filter((path) => yamlFiles(path).length === 0);
  if (empty.length > 0)
    return empty.map((path) => `${path}: holds no YAML › files that end in .yaml or .yml`).join('\n');
  const rendered = asked.some((path) => own.some((folder) => isWithin(path, join(root, folder))));
  const read = rendered ? [...new Set([...asked, ...own.map((folder) => join(root, folder))])] : asked;
  const files = new Set(read.flatMap(yamlFiles));
  const dangling = [...files].filter(isMissing);
  if (dangling.length > 0) return dangling.map(refusal).join('\n');
  const texts = [...files].sort().map((file) => [relative(root, file), readFileSync(file, 'utf8')] as const);
  return {
    read: new Map([...piped, ...texts]),
    rendered,
    asked: (file) => piped.has(file) || asked.some((path) => isWithin(resolve(root, file), path)),
  };
}

function isMissing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}

function refusal(path: string): string {
  return `${path}: is not there › a file or folder of YAML`;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** A file, or those of a folder and of all below it; links to folders are not followed, because they may lead in circles. */
function yamlFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) return yamlFiles(inner);
    const leadsToFolder = statSync(inner, { throwIfNoEntry: false })?.isDirectory() === true;
    return /\.ya?ml$/.test(entry.name) && !leadsToFolder ? inner : [];
  });
}

void main().then((code) => {
  process.exitCode = code;
});
