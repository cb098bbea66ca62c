import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { measure, run, type Measurement, type Program } from './measure.ts';
import { Project } from './project.ts';
import { printHuge, printStarts, printTargets, seconds, target, type Sized, type Starts } from './targets.ts';

const usage = `usage: npm run bench [-- --quick | --huge]

Renders 10, 100 and 1,000 generated workloads in three environments, and compares cost and growth with a floor,
a plain cdk8s app, Helm and kustomize. Prints, never fails.
  --quick  10 and 100 workloads only
  --huge   10,000 workloads once as well, which takes minutes`;

const root = dirname(dirname(process.argv[1] ?? ''));
const options = process.argv.slice(2);
if (options.some((option) => !['--quick', '--huge'].includes(option))) console.log(usage);
else void bench(options.includes('--quick') ? [10, 100] : [10, 100, 1000], options.includes('--huge'));

async function bench(sizes: readonly number[], isHuge: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-bench-'));
  try {
    console.log(
      `Node ${process.version}, ${availableParallelism()} processors; medians of runs in turn, fresh processes`,
    );
    const project = new Project(root, join(folder, 'project'));
    const start = starts(project);
    const watch = await project.watch(9);
    const rendered = new Map(sizes.map((size) => [size, sized(size, folder)]));
    printSizes(rendered);
    printOthers(rendered);
    printStarts(start, watch);
    printTargets(start, rendered);
    if (sizes.includes(1000)) printConstructs(folder);
    if (isHuge) {
      const output = join(folder, 'huge');
      const huge = run({ ...launched('bench/strata.ts', ['10000', output]), output, reports: true });
      printHuge(huge, start.empty, rendered.get(1000));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node with nothing to do, and the real systems: where nothing has changed, one workload, or nothing is remembered. */
function starts(project: Project): Starts {
  const synth = launched('main.ts', ['--check']);
  // Once without --check: that alone leaves what the next ones can say again.
  run(launched('main.ts', []));
  const ofProject = (before: () => void) => ({
    command: process.execPath,
    args: [join(project.root, 'lib/launch.mjs'), join(project.root, 'main.ts')],
    before,
  });
  const edited = ofProject(() => {
    project.save();
  });
  const fresh = ofProject(() => {
    project.forget();
  });
  run(edited);
  const real = (...args: string[]) => ({ ...launched('bench/real.ts', args), reports: true });
  run(real());
  const review = launched('bench/review.ts', ['images', join(root, 'dist'), join(root, 'argocd')]);
  run({ ...review, reports: true });
  return measure({
    empty: { command: process.execPath, args: ['-e', '0'], runs: 11 },
    synth: { ...synth, runs: 11 },
    edited: { ...edited, runs: 11 },
    fresh: { ...fresh, runs: 11 },
    ruled: { ...real(), runs: 11 },
    unruled: { ...real('no-rules'), runs: 11 },
    review: { ...review, reports: true, runs: 5 },
    npm: { command: 'npm', args: ['--prefix', root, 'run', '--silent', 'synth', '--', '--check'], runs: 5 },
  });
}

/** All that is measured for so many workloads. */
function sized(size: number, folder: string): Sized {
  const [output, prepared, overlays] = ['output', 'objects', 'overlays'].map((name) => join(folder, `${size}-${name}`));
  if (output === undefined || prepared === undefined || overlays === undefined) throw new Error('no folders');
  const strata = (...more: string[]) => ({ ...launched('bench/strata.ts', [String(size), output, ...more]), output });
  // One run that is not measured: it builds the bundles, and the input of the other programs.
  run({ ...strata(), reports: true });
  const dist = join(output, 'dist');
  run(launched('bench/prepare.ts', [dist, prepared]));
  run(launched('bench/overlays.ts', [prepared, overlays]));
  const runs = size > 100 ? 5 : 9;
  // With a Chart for each of 1,000 files, the three Apps take 45 s of CPU time.
  const plainForm = size > 100 ? 'environment' : 'file';
  const fromObjects = (program: string, ...more: string[]) => {
    const launch = launched(`bench/${program}.ts`, [prepared, dist, ...more]);
    run({ ...launch, output });
    return { ...launch, output, reports: true };
  };
  const measured = measure({
    ruled: { ...strata(), reports: true, runs },
    checked: { ...strata('no-rules'), reports: true, runs },
    unchecked: { ...strata('no-checks'), reports: true, runs },
    review: { ...launched('bench/review.ts', ['default', dist]), reports: true, runs: size > 100 ? 2 : 5 },
    floor: { ...fromObjects('floor'), runs },
    plain: { ...fromObjects('plain', plainForm), runs: size > 100 ? 2 : 5 },
  });
  return { ...measured, plainForm, ...others(size, overlays) };
}

/** Three environments with Helm and kustomize. The time of kustomize grows with the square of the number of objects. */
function others(size: number, overlays: string): Pick<Sized, 'helm' | 'kustomize'> {
  const inTurn = (command: (environment: string) => string) => ({
    command: 'sh',
    args: ['-c', ['staging', 'production', 'dr'].map((name) => command(name)).join(' && ')],
  });
  const helm = inTurn((name) => `helm template bench '${overlays}/chart' --values '${overlays}/chart/${name}.yaml'`);
  const kustomize = inTurn((name) => `kubectl kustomize '${overlays}/${name}'`);
  return {
    helm: isInstalled('helm') ? measure({ helm: { ...helm, runs: size > 100 ? 2 : 5 } }).helm : undefined,
    kustomize:
      isInstalled('kubectl') && size <= 100 ? measure({ kustomize: { ...kustomize, runs: 1 } }).kustomize : undefined,
  };
}

function launched(entry: string, args: readonly string[]): Pick<Program, 'command' | 'args'> {
  return { command: process.execPath, args: [join(root, 'lib/launch.mjs'), join(root, entry), ...args] };
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['version', '--client'], { encoding: 'utf8' }).error === undefined;
}

function printSizes(rendered: ReadonlyMap<number, Sized>): void {
  table(
    ['workloads × 3', 'checks', 'wall', 'CPU', 'peak memory', 'objects', 'objects/s', 'cost/object'],
    [...rendered].flatMap(([size, { ruled, checked, unchecked }]) =>
      (
        [
          ['rules', ruled],
          ['schemas', checked],
          ['off', unchecked],
        ] as const
      ).map(([checks, { wall, cpu, memory, objects }]) => [
        String(size),
        checks,
        seconds(wall),
        seconds(cpu),
        `${memory.toFixed(0)} MiB`,
        String(objects),
        ((objects / wall) * 1000).toFixed(0),
        `${((wall / objects) * 1000).toFixed(0)} µs`,
      ]),
    ),
  );
}

function printOthers(rendered: ReadonlyMap<number, Sized>): void {
  table(
    ['workloads × 3', 'floor', 'Strata, checks off', 'plain cdk8s', 'Helm', 'kustomize'],
    [...rendered].map(([size, { floor, unchecked, plain, plainForm, helm, kustomize }]) => {
      const ofFloor = (one: Measurement | undefined) =>
        one === undefined ? '–' : `${seconds(one.wall)} (${(one.wall / floor.wall).toFixed(1)})`;
      return [
        String(size),
        seconds(floor.wall),
        ofFloor(unchecked),
        `${ofFloor(plain)}, a chart for each ${plainForm}`,
        ofFloor(helm),
        ofFloor(kustomize),
      ];
    }),
  );
  console.log(`In brackets: times the floor, which is Node's start, the same objects, ready and sorted, through Strata's
emitter, and the same files. Floor and plain cdk8s are given the objects; the time to read them is taken off.
Kustomize runs up to 100 workloads only.${isInstalled('helm') ? '' : ' Helm is not installed: skipped.'}`);
}

/** What a hundred charts of cdk8s-plus cost beside a thousand workloads, object for object. */
function printConstructs(folder: string): void {
  const output = join(folder, 'constructs');
  const of = (charts: number) => ({ ...launched('bench/constructs.ts', ['1000', output, String(charts)]), output });
  run({ ...of(100), reports: true });
  const { alone, beside } = measure({
    alone: { ...of(0), reports: true, runs: 3 },
    beside: { ...of(100), reports: true, runs: 3 },
  });
  const cost = (time: 'wall' | 'cpu') =>
    (beside[time] - alone[time]) / (beside.objects - alone.objects) / (alone[time] / alone.objects);
  console.log(
    `100 charts of cdk8s-plus beside 1,000 workloads: ${seconds(beside.wall)}, without them ${seconds(alone.wall)}`,
  );
  target('cost of an object of cdk8s-plus / of a spec', [cost('wall'), cost('cpu')], 'at most', 2);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ');
  console.log(['', line(head), ...rows.map(line)].join('\n'));
}
