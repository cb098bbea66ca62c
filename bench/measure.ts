import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import type { Report } from './report.ts';

/** A program that starts in a new process for each run. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** Number of runs; the median is the result. */
  readonly runs: number;
  /** Folder to which it writes; it is emptied before each run. @default - none */
  readonly output?: string;
  /** Whether its last line is a `Report`. @default - false */
  readonly reports?: boolean;
  /** What is done before each run, such as a change of a file; it is not measured. @default - nothing */
  readonly before?: () => void;
}

/** Medians over the runs of a program. */
export interface Measurement {
  /** From the start of the process to its end, in ms, without the time that it reports for reading its input. */
  readonly wall: number;
  /** User and system time in ms, with that of programs it starts; NaN where the system does not tell. */
  readonly cpu: number;
  /** Peak memory in MiB, and objects; NaN where the program does not report them. */
  readonly memory: number;
  readonly objects: number;
}

/**
 * Runs programs in turns; each round starts with another one. So other work of the machine, such as writing files to
 * disk, slows down all of them equally.
 */
export function measure<Name extends string>(programs: Readonly<Record<Name, Program>>): Record<Name, Measurement> {
  const names = Object.keys(programs) as Name[];
  const runs = new Map<Name, Measurement[]>(names.map((name) => [name, []]));
  const rounds = Math.max(...names.map((name) => programs[name].runs));
  for (let round = 0; round < rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      if (round < programs[name].runs) runs.get(name)?.push(run(programs[name]));
    }
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, medians(all)])) as Record<Name, Measurement>;
}

/** Runs a program once. */
export function run({ command, args, output, reports = false, before }: Omit<Program, 'runs'>): Measurement {
  before?.();
  if (output !== undefined) rmSync(output, { recursive: true, force: true });
  const [start, cpuBefore] = [performance.now(), cpuOfChildren()];
  const { stdout, stderr, error, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  const [elapsed, cpu] = [performance.now() - start, cpuOfChildren() - cpuBefore];
  if (error !== undefined) throw error;
  if (status !== 0 && reports) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  if (!reports) return { wall: elapsed, cpu, memory: Number.NaN, objects: Number.NaN };
  const { load, ...rest } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Report;
  return { ...rest, wall: elapsed - load.wall };
}

/** User and system time of all programs that this process has waited for, in ms: Linux tells it, in steps of 10 ms. */
function cpuOfChildren(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

function medians(runs: readonly Measurement[]): Measurement {
  const median = (value: (run: Measurement) => number): number =>
    runs.map(value).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    wall: median(({ wall }) => wall),
    cpu: median(({ cpu }) => cpu),
    memory: median(({ memory }) => memory),
    objects: median(({ objects }) => objects),
  };
}
