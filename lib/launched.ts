/** What a program may ask of `lib/launch.mjs`, which runs it. */
export interface Launched {
  /** Names the bundle of the program's code, by its content; the charts that it reads are not in it. */
  readonly bundle: string;
  /**
   * Has the next runs say the same, without running anything, as long as the code, the charts and all of this are as they are.
   */
  readonly remember: (run: Run) => Promise<void>;
}

/** All that a run depended on beside its code, and what it said. */
export interface Run {
  /** When it began to look at the files of `holds`, in ms. */
  readonly at: number;
  /** Names of environment variables. */
  readonly environment: readonly string[];
  /** Files that it has read, and folders whose names it has, by path below the project. */
  readonly reads: readonly string[];
  /** By folder of the project, what all files below it hold. */
  readonly holds: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** By the arguments as JSON, all that is said on stdout, by a run that exits with 0. */
  readonly said: Readonly<Record<string, string>>;
}

/** Undefined where something else runs the program, such as a debugger. */
export function launched(): Launched | undefined {
  return (globalThis as Record<symbol, unknown>)[Symbol.for('strata.launched')] as Launched | undefined;
}
