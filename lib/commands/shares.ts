import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { proveFiles } from '../check/file-findings.ts';
import { proveClusters } from '../check/prove.ts';
import type { Launched, Thread } from '../launched.ts';
import { renderShare, sharesToRender, type Options, type Platform, type Share } from '../render.ts';

/** What threads do together. */
interface Work {
  /** Names of shares, in the order in which they are taken. */
  readonly shares: readonly string[];
  /** How many of them are taken. */
  readonly taken: SharedArrayBuffer;
}

/** Fewer workloads than these, in all clusters together, fit into memory at once, and are rendered before another thread has started. */
const few = 500;

/**
 * Of a share with more workloads than these, V8 would keep more memory than the next one needs: it lets the heap grow to twice of
 * what is in use.
 */
const large = 1000;

/** So many workloads of clusters that are rendered at the same time fit into a GiB of memory. */
const many = 5000;

/**
 * Renders and proves what is not remembered share by share, where it is much, and has all of it remembered: whoever renders the
 * platform after that only puts it together. No share stays in memory, and several threads take shares as long as these fit
 * into it. What a thread cannot do, or finds to be wrong, is left to that rendering.
 */
export async function renderShares(platform: Platform, options: Required<Options>, launch: Launched): Promise<void> {
  const shares = sharesToRender(platform, options)
    .map((share) => ({ share, size: sizeOf(share) }))
    .sort((one, other) => other.size - one.size);
  const [largest] = shares;
  if (largest === undefined || shares.reduce((sum, { size }) => sum + size, 0) < few) return;
  const threads = Math.min(availableParallelism(), shares.length, Math.floor(many / largest.size));
  const known = shares.map(({ share }) => share);
  const work = { shares: known.map(({ name }) => name), taken: new SharedArrayBuffer(4) };
  const others = Array.from({ length: threads - 1 }, () => helped(work, launch));
  await take(work, known, platform, options);
  await Promise.all(others);
  options.memo.release();
}

/** Takes part in the work of the thread that has started this one. */
export async function help(platform: Platform, options: Required<Options>, starter: Thread): Promise<void> {
  const work = (await new Promise<unknown>((resolve) => starter.once('message', resolve))) as Work;
  await take(work, sharesToRender(platform, options), platform, options);
  starter.postMessage('done');
}

/** Renders and proves shares until all are taken, or something is wrong with one: then the others are not worth the time. */
async function take(
  { shares, taken }: Work,
  known: readonly Share[],
  platform: Platform,
  options: Required<Options>,
): Promise<void> {
  const counter = new Int32Array(taken);
  for (let next = Atomics.add(counter, 0, 1); next < shares.length; next = Atomics.add(counter, 0, 1)) {
    const share = known.find(({ name }) => name === shares[next]);
    if (share === undefined) continue;
    if (!(await prove(share, platform, options))) Atomics.store(counter, 0, shares.length);
    freeMemoryOf(share);
  }
}

/** Whether nothing is wrong with what is rendered; findings are told later. */
async function prove(share: Share, platform: Platform, options: Required<Options>): Promise<boolean> {
  const { proofs, memo } = options;
  const rendered = renderShare(share, platform, options);
  memo.release();
  if (rendered === undefined) return false;
  freeMemoryOf(share);
  const { subjects, textsOf } = rendered;
  const ofFiles = await proveFiles(rendered, proofs);
  for (const proof of proveClusters(subjects, textsOf, proofs, ofFiles)) proof.ofSystem();
  return true;
}

/** Has another thread help, until it has done what it took. It may fail: then its shares are rendered by whoever waits for it. */
async function helped(work: Work, launch: Launched): Promise<void> {
  const thread = launch.thread();
  await new Promise<unknown>((resolve) => {
    for (const end of ['message', 'error', 'exit'] as const) thread.once(end, resolve);
    thread.postMessage(work);
  });
}

/** Frees what nobody needs any more of a large share. */
function freeMemoryOf(share: Share): void {
  if (sizeOf(share) <= large) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

/** The number of workloads that are rendered. */
function sizeOf({ places }: Share): number {
  const sizes = places.flatMap(({ spec }) =>
    Object.values(spec.layers).map(({ workloads }) => Object.keys(workloads).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
