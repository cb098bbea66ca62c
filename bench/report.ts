/** The measurements that a child process prints on its last line; the parent measures its wall time. */
export interface Report {
  readonly objects: number;
  /**
   * Wall time and CPU time (user and system) before the measurement starts, in ms: some programs first read their
   * input.
   */
  readonly load: Load;
  /** CPU time (user and system) after that, in ms. */
  readonly cpu: number;
  /** Peak resident memory, in MiB. */
  readonly memory: number;
}

/** Time to read the input, in ms. */
export interface Load {
  readonly wall: number;
  readonly cpu: number;
}

/** Prints the report of this process. Call it at the end. */
export function report(objects: number, load: Load = { wall: 0, cpu: 0 }): void {
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ objects, load, cpu: cpuTime() - load.cpu, memory } satisfies Report));
}

/** CPU time (user and system) of this process so far, in ms. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
