import type { Measurement } from './measure.ts';

/** The real systems: where nothing has changed, one workload, or nothing is remembered; and Node with nothing to do. */
export type Starts = Record<
  'empty' | 'synth' | 'edited' | 'fresh' | 'npm' | 'ruled' | 'unruled' | 'review',
  Measurement
>;

/** All that is measured of so many generated workloads. */
export interface Sized {
  readonly ruled: Measurement;
  readonly checked: Measurement;
  readonly unchecked: Measurement;
  /** A review of a default that changes in every pod. */
  readonly review: Measurement;
  readonly floor: Measurement;
  readonly plain: Measurement;
  readonly plainForm: 'file' | 'environment';
  readonly helm: Measurement | undefined;
  readonly kustomize: Measurement | undefined;
}

/** What the real systems take. */
export function printStarts({ empty, synth, edited, fresh, npm, ruled, unruled, review }: Starts, watch: number): void {
  console.log(`
The real systems, checks on, where an empty Node program takes ${seconds(empty.wall)}: nothing changed ${seconds(synth.wall)}, with npm's own start ${seconds(npm.wall)}; one workload changed ${seconds(edited.wall)}; nothing remembered ${seconds(fresh.wall)}`);
  target('synth where nothing has changed / empty Node', ratiosOf(synth, empty), 'at most', 4);
  target('synth after a change of one workload / empty Node', ratiosOf(edited, empty), 'at most', 5);
  const saved = watch / (150 * (empty.wall / 70));
  target(
    `watch: ${watch.toFixed(0)} ms from a save to the findings / 150 ms by the speed of Node's start`,
    [saved],
    'at most',
    1,
  );
  target('rendering of the real systems / empty Node', ratiosOf(unruled, empty), 'at most', 10);
  const ofRendering = ratios((time) => (ruled[time] - unruled[time]) / (unruled[time] - empty[time]));
  target('rules / rendering, the real systems', ofRendering, 'at most', 0.6);
  target('review of a bump of all images / synth, the real systems', ratiosOf(review, ruled), 'at most', 2);
}

/** What generated workloads take. */
export function printTargets({ empty }: Starts, rendered: ReadonlyMap<number, Sized>): void {
  const [hundred, thousand] = [rendered.get(100), rendered.get(1000)];
  if (hundred === undefined || thousand === undefined) return;
  const { ruled, unchecked, floor, plain, helm, review } = thousand;
  target('Strata, everything on / floor, 1,000 workloads', ratiosOf(ruled, floor), 'at most', 5);
  target('Strata, checks off / floor, 1,000 workloads', ratiosOf(unchecked, floor), 'at most', 2);
  if (helm !== undefined)
    target('Strata, everything on / helm template, 1,000 workloads', ratiosOf(ruled, helm), 'at most', 0.4);
  target('plain cdk8s / Strata, checks off, 1,000 workloads', ratiosOf(plain, unchecked), 'at least', 3);
  target('review of a changed default / synth, 1,000 workloads', ratiosOf(review, ruled), 'at most', 2);
  const growth = ratios((time) => costOf(ruled, empty, time) / costOf(hundred.ruled, empty, time));
  target('cost per object after Node’s start, 1,000 / 100 workloads', growth, 'at most', 1.2);
  const rules = (one: Sized, time: Time) => (one.ruled[time] - one.checked[time]) / one.ruled.objects;
  const ofRules = ratios((time) => rules(thousand, time) / rules(hundred, time));
  target('rules for each object, 1,000 / 100 workloads', ofRules, 'at most', 1.5);
}

/** One run of 10,000 workloads with everything on. */
export function printHuge(huge: Measurement, empty: Measurement, thousand: Sized | undefined): void {
  if (thousand === undefined) return;
  console.log(
    `\n10,000 workloads × 3: ${huge.objects} objects in ${seconds(huge.wall)}, ${huge.memory.toFixed(0)} MiB at most`,
  );
  const growth = ratios((time) => costOf(huge, empty, time) / costOf(thousand.ruled, empty, time));
  target('cost per object after Node’s start, 10,000 / 1,000 workloads', growth, 'at most', 1.2);
  target('peak memory at 10,000 workloads / 1 GiB', [huge.memory / 1024], 'at most', 1);
}

type Time = 'wall' | 'cpu';

function costOf(one: Measurement, empty: Measurement, time: Time): number {
  return (one[time] - empty[time]) / one.objects;
}

function ratios(ratio: (time: Time) => number): readonly number[] {
  return [ratio('wall'), ratio('cpu')];
}

function ratiosOf(one: Measurement, other: Measurement): readonly number[] {
  return ratios((time) => one[time] / other[time]);
}

/** Wall time decides; CPU time beside it tells how much of that is the machine's other work. */
export function target(
  name: string,
  [wall = Number.NaN, cpu]: readonly number[],
  bound: 'at most' | 'at least',
  limit: number,
): void {
  const met = bound === 'at most' ? wall <= limit : wall >= limit;
  const beside = cpu === undefined ? '' : `, in CPU time ${cpu.toFixed(2)}`;
  console.log(`${met ? 'met   ' : 'MISSED'}  ${name}: ${wall.toFixed(2)}${beside}; ${bound} ${limit}`);
}

/** Of ms, for people. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
