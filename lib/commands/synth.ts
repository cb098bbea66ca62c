import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../check/findings/finding.ts';
import { byCause } from '../check/findings/by-cause.ts';
import { summary } from '../check/findings/text.ts';
import { proveFiles } from '../check/file-findings.ts';
import { noCache, proofCache, quickProofs, type ProofCache } from '../check/proof-cache.ts';
import { prove } from '../check/prove.ts';
import { Stopwatch, timeIndices, timedRules, timingText } from '../check/timing.ts';
import { tracedLine } from '../constructs/origin.ts';
import { launched, type Launched } from '../launched.ts';
import { difference, update, type Difference } from '../manifests/folder.ts';
import { traced } from '../provenance/trace.ts';
import { render, type Platform, type Rendered } from '../render.ts';
import { noMemo, renderMemo, type RenderMemo } from '../render-memo.ts';
import { rules } from '../rules/rules.ts';
import { counted } from '../schemas/wording.ts';
import { help, renderShares } from './shares.ts';
import { unitStore } from '../unit-store.ts';

/** How a synth is done. */
export interface SynthOptions {
  /** The folder of the project. */
  readonly root: string;
  /** Where to, instead of `dist` below it. Then what Argo CD follows is not written: it stands beside the project's own alone. */
  readonly output: string;
  /** Only compares. */
  readonly check: boolean;
  /** Says how long everything takes, and proves everything anew. */
  readonly timing: boolean;
  /** What is kept from one synth of this process to the next. @default - nothing */
  readonly kept?: Kept;
}

/** What a process keeps from one synth to the next. */
export interface Kept {
  /** By the version of the code and the schemas. */
  readonly memos: Map<string, RenderMemo>;
  readonly proofs: Map<string, ProofCache>;
}

/** What a synth has found and done; what it has to say is said already where it is wrong. */
export interface Outcome {
  readonly exitCode: number;
  /** Paths below the project with `+`, `~` or `-` before them. */
  readonly changes: readonly string[];
  readonly findings: readonly Finding[];
  /** Findings of these with the fields of specs that cause them. */
  readonly trace: (some: readonly Finding[]) => readonly Finding[];
  readonly rendered: Rendered;
  /** Keeps what the next synth need not do again: for when all is said, because it takes a while. */
  readonly remember: () => Promise<void>;
}

/** What a synth knows of earlier ones, and where it keeps what it does itself. */
interface Keeping {
  /** Undefined where nothing is kept. */
  readonly launch: Launched | undefined;
  /** Files and folders of the project that are no part of the bundle. */
  readonly schemas: readonly string[];
  readonly proofs: ProofCache;
  readonly memo: RenderMemo;
}

function keeping({ root, timing, kept }: SynthOptions): Keeping {
  const launch = timing ? undefined : launched();
  const ofKinds = ['imports/schemas', 'imports/crds'].flatMap((folder) => [folder, ...filesIn(root, folder)]);
  const schemas = [...ofKinds, 'lib/spec/schema.json'];
  // Proofs of another bundle do not apply to this code; without a bundle there is no key for them.
  if (launch === undefined) return { launch, schemas, proofs: noCache, memo: noMemo };
  const version = [launch.bundle, process.version, ...schemas.map((path) => stampOf(join(root, path)))].join(' ');
  const inFolder = (name: string) => join(root, 'node_modules/.cache/strata', name);
  const stored = proofCache(inFolder('proofs'), version);
  const proofs = kept?.proofs.get(version) ?? (kept === undefined ? stored : quickProofs(stored));
  kept?.proofs.clear();
  kept?.proofs.set(version, proofs);
  const common = () => launch.sources(['controllers.ts', 'controllers/add-ons.ts', 'delivery.ts']);
  const memo = kept?.memos.get(version) ?? renderMemo(common, unitStore(inFolder('units'), version));
  kept?.memos.clear();
  kept?.memos.set(version, memo);
  return { launch, schemas, proofs, memo };
}

/** Does a part of the synth that another thread of this process does; whether there is one. */
export async function helpSynth(platform: () => Platform, options: SynthOptions): Promise<boolean> {
  const starter = launched()?.starter;
  if (starter === undefined) return false;
  const { proofs, memo } = keeping(options);
  await help(platform(), { checks: true, proofs, memo }, starter);
  return true;
}

/** Renders a platform, proves it, and writes it unless something is wrong. */
export async function synth(platform: Platform, options: SynthOptions): Promise<Outcome> {
  const { root, output, check, timing, kept } = options;
  const { launch, schemas, proofs, memo } = keeping(options);
  if (launch !== undefined && kept === undefined) await renderShares(platform, { checks: true, proofs, memo }, launch);

  const stopwatch = new Stopwatch();
  const rendered = stopwatch.measure('rendering, schemas and edges', () => render(platform, { proofs, memo }));
  const keepUnits = (): Promise<void> => Promise.resolve().then(memo.save);
  const stopped = {
    ...{ changes: [], findings: [], rendered, exitCode: 1, remember: keepUnits },
    trace: (some: readonly Finding[]) => some,
  };
  if (rendered.problems.length > 0) {
    for (const problem of rendered.problems) console.error(problem);
    console.error(`${counted(rendered.problems.length, 'problem')}; nothing was written`);
    return stopped;
  }
  if (timing) timeIndices(rendered.subjects.clusters, stopwatch);
  const { subjects, textsOf } = rendered;
  const timed = timing ? timedRules(rules, stopwatch) : rules;
  const ofFiles = await proveFiles(rendered, proofs, timed);
  const proved = stopwatch.measure('exceptions and order', () => prove(subjects, textsOf, proofs, ofFiles, timed));
  // What nobody will read is not traced: that takes the objects, which need not have been read either.
  const isError = ({ severity, excuse }: Finding) => severity === 'error' && excuse === undefined;
  const trace = (some: readonly Finding[]) => traced(some, rendered.files, platform);
  const findings = proved.some(isError) ? stopwatch.measure('tracing', () => trace(proved)) : proved;
  const errors = findings.filter(isError);
  if (errors.length > 0) {
    const told = byCause(errors);
    for (const { finding, also } of told) console.error(tracedLine(finding, rendered.origins, also));
    console.error(`${counted(told.length, 'error')}; nothing was written`);
    return { ...stopped, findings };
  }

  const isOwn = output === join(root, 'dist');
  const isHeld = launch?.holder() ?? (() => false);
  const at = Date.now();
  const folders = [
    { path: output, name: 'dist', files: rendered.dist },
    ...(isOwn ? [{ path: join(root, 'argocd'), name: 'argocd', files: rendered.argocd }] : []),
  ].map((folder) => ({
    ...folder,
    found: stopwatch.measure('comparing', () =>
      difference(folder.path, folder.files, (path) => {
        const file = `${folder.name}/${path}`;
        return isOwn && isHeld(file, rendered.hashOf(file));
      }),
    ),
  }));
  const changes = folders.flatMap(({ name, found }) => changesOf(name, found));
  if (check) {
    for (const change of changes) console.error(change);
    if (changes.length > 0)
      console.error(`${changes.length} files are not what the code renders: run npm run synth and commit them`);
    if (timing) console.error(timingText(stopwatch));
    return { exitCode: changes.length > 0 ? 1 : 0, changes, findings, trace, rendered, remember: keepUnits };
  }
  for (const { path, files, found } of folders)
    stopwatch.measure('writing', () => {
      update(path, files, found);
    });
  const size = `${rendered.objects} objects in ${rendered.dist.size + rendered.argocd.size} files`;
  const found = findings.length > 0 ? `${summary(findings)}: npm run check shows them\n` : '';
  process.stdout.write(`${size}, ${changes.length} changed\n${found}`);
  if (timing) console.error(timingText(stopwatch));
  const hashesOf = (name: string, paths: Iterable<string>) =>
    new Map(Array.from(paths, (path) => [path, rendered.hashOf(`${name}/${path}`)]));
  const remember = async (): Promise<void> => {
    await keepUnits();
    if (!isOwn) return;
    await launch?.remember({
      at,
      environment: ['CDK8S_OUTDIR'],
      reads: schemas,
      holds: { dist: hashesOf('dist', rendered.dist.keys()), argocd: hashesOf('argocd', rendered.argocd.keys()) },
      said: { '[]': `${size}, 0 changed\n${found}`, '["--check"]': '' },
    });
  };
  return { exitCode: 0, changes, findings, trace, rendered, remember };
}

function changesOf(name: string, { added, changed, stale }: Difference): readonly string[] {
  return [
    ...added.map((path) => `+ ${name}/${path}`),
    ...changed.map((path) => `~ ${name}/${path}`),
    ...stale.map((path) => `- ${name}/${path}`),
  ];
}

/** The files of a folder of the project; none if it does not exist. */
function filesIn(root: string, folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
}

/** When a file or folder was last changed; its path alone if it does not exist. */
function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? path : `${path} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.size}`;
}
