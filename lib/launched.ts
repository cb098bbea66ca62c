/** What a program may ask of `lib/launch.mjs`, which runs it. */
export interface Launched {
  /** Names the bundle of the program's code, by its content; the charts that it reads are not in it. */
  readonly bundle: string;
  /**
   * Has the next runs say the same, without running anything, as long as the code, the charts and all of this are as they are.
   */
  readonly remember: (run: Run) => Promise<void>;
  /** Tells whether a file certainly has the content with a hash, as the last run has left it; by path below the project. */
  readonly holder: () => (path: string, hash: string) => boolean;
  /** Names modules of `charts/` as they are, with all that they import; two names differ where anything of that may. */
  readonly sources: (modules: readonly string[]) => string;
  /** Runs the same program in another thread, with the same arguments. */
  readonly thread: () => Thread;
  /** In such a thread, the one that has started it. */
  readonly starter: Thread | undefined;
  /**
   * Calls a function at once, and again after each change of a source, with the charts as they are then: what a program
   * imports from `charts/` changes under it. A change of the program itself starts it anew. Ends with the process.
   *
   * @param act - is told whether there has been a change since, for what it does in the meantime
   */
  readonly watch: (act: (hasChanged: () => boolean) => Promise<void>) => Promise<void>;
}

/** Another thread of the process: it gets messages, and sends some. */
export interface Thread {
  readonly postMessage: (message: unknown) => void;
  /** Is called with the next message, or when the thread has failed or ended. */
  readonly once: (event: 'message' | 'error' | 'exit', act: (value: unknown) => void) => unknown;
}

/** All that a run depended on beside its code, and what it said. */
export interface Run {
  /** When it began to look at the files of `holds`, in ms. */
  readonly at: number;
  /** Names of environment variables. */
  readonly environment: readonly string[];
  /** Files that it has read, and folders whose names it has, by path below the project. */
  readonly reads: readonly string[];
  /** By folder of the project, the hashes of all files below it (SHA-256 as base64url). */
  readonly holds: Readonly<Record<string, ReadonlyMap<string, string>>>;
  /** By the arguments as JSON, all that is said on stdout, by a run that exits with 0. */
  readonly said: Readonly<Record<string, string>>;
}

/** Undefined where something else runs the program, such as a debugger. */
export function launched(): Launched | undefined {
  return (globalThis as Record<symbol, unknown>)[Symbol.for('strata.launched')] as Launched | undefined;
}
