/** What a measured child says of itself, on its last line; its wall time is its parent's to measure. */
export interface Report {
  readonly objects: number;
  /** Wall time and user and system time before the clock counts, in ms: some children must first read their input. */
  readonly load: Load;
  /** User and system time after that, in ms. */
  readonly cpu: number;
  /** Most memory that was resident at once, in MiB. */
  readonly memory: number;
}

/** What reading the input took, in ms. */
export interface Load {
  readonly wall: number;
  readonly cpu: number;
}

/** Prints the report of this process; to be called at its end. */
export function report(objects: number, load: Load = { wall: 0, cpu: 0 }): void {
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ objects, load, cpu: cpuTime() - load.cpu, memory } satisfies Report));
}

/** User and system time of this process so far, in ms. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
