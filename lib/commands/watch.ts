import { findingLine } from '../check/findings/text.ts';
import { checkSubjects } from '../check/check.ts';
import type { Finding } from '../check/findings/finding.ts';
import type { ProofCache } from '../check/proof-cache.ts';
import { tracedLine } from '../constructs/origin.ts';
import { launched } from '../launched.ts';
import { Cluster } from '../model/cluster.ts';
import type { Platform, Rendered } from '../render.ts';
import type { RenderMemo } from '../render-memo.ts';
import { synth, type SynthOptions } from './synth.ts';

/** Most changed files that are listed after a save: whoever changes more looks at the difference. */
const mostFiles = 12;

/**
 * Does a synth, and does it again whenever a source has changed, until the process is ended: says which files it has written and
 * which findings are new. What is wrong is said, and the next save is waited for.
 *
 * @param platform - gives the platform of the charts as they are
 */
export async function watch(platform: () => Platform, options: SynthOptions): Promise<void> {
  const launch = launched();
  if (launch === undefined) throw new Error('only lib/launch.mjs can watch');
  const kept = { memos: new Map<string, RenderMemo>(), proofs: new Map<string, ProofCache>() };
  let known: ReadonlySet<string> | undefined;
  await launch.watch(async (hasChanged) => {
    const start = performance.now();
    const isFirst = known === undefined;
    const outcome = await synth(platform(), { ...options, kept });
    const { exitCode, changes, findings, rendered, remember } = outcome;
    if (exitCode === 0) {
      if (known !== undefined) {
        for (const change of changes.slice(0, mostFiles)) console.log(change);
        if (changes.length > mostFiles) console.log(`… and ${changes.length - mostFiles} more files`);
      }
      const lines = new Map(findings.map((finding) => [findingLine(finding), finding]));
      const before = known;
      const isNew = ([line, { excuse }]: [string, Finding]) => before?.has(line) === false && excuse === undefined;
      const fresh = [...lines].filter(isNew).map(([, finding]) => finding);
      for (const finding of outcome.trace(fresh)) console.log(`new: ${tracedLine(finding, rendered.origins)}`);
      const gone = [...(before ?? [])].filter((line) => !lines.has(line)).length;
      if (gone > 0) console.log(`${gone} findings are gone`);
      known = new Set(lines.keys());
    }
    console.log(`${(performance.now() - start).toFixed(0)} ms; waiting for changes, Ctrl-C ends`);
    await remember();
    if (isFirst) await warmUp(rendered, hasChanged);
  });
}

/**
 * Proves all clusters once for nothing, until there is something to do: V8 runs what it has run often several times as fast,
 * and the proofs of the first synth were mostly remembered.
 */
async function warmUp({ subjects }: Rendered, hasChanged: () => boolean): Promise<void> {
  for (const { name, objects, own } of subjects.clusters) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (hasChanged()) return;
    checkSubjects({ ...subjects, clusters: [new Cluster(name, objects, [...own], subjects.places)] });
  }
}
