import type { Cluster } from '../model/cluster.ts';
import { isPlatformRule, type Rule } from '../model/rule.ts';

/** Measures the CPU time of several tasks; a task that runs inside another is not counted for the outer one. */
export class Stopwatch {
  readonly #times = new Map<string, number>();
  /** The running tasks, the innermost last, and since when the innermost alone has run. */
  readonly #running: string[] = [];
  #since = cpuTime();

  measure<T>(name: string, make: () => T): T {
    this.#lap();
    this.#running.push(name);
    try {
      return make();
    } finally {
      this.#lap();
      this.#running.pop();
    }
  }

  /** The times in ms by name, the longest first. */
  get times(): readonly (readonly [name: string, ms: number])[] {
    return [...this.#times].sort(([, one], [, other]) => other - one);
  }

  #lap(): void {
    const now = cpuTime();
    const name = this.#running.at(-1);
    if (name !== undefined) this.#times.set(name, (this.#times.get(name) ?? 0) + now - this.#since);
    this.#since = now;
  }
}

/** The same rules, each measured under its id; those that share a walk are measured as its index, and so are excerpts. */
export function timedRules(rules: readonly Rule[], stopwatch: Stopwatch): readonly Rule[] {
  return rules.map((rule) => {
    const { id } = rule;
    if (isPlatformRule(rule))
      return { ...rule, compare: (all, whole) => stopwatch.measure(id, () => [...rule.compare(all, whole)]) };
    if (rule.check.judgement !== undefined) return rule;
    return { ...rule, check: (one, options) => stopwatch.measure(id, () => [...rule.check(one, options)]) };
  });
}

/** Measures the work that several rules share separately from the rule that requests it first. */
export function timeIndices(clusters: readonly Cluster[], stopwatch: Stopwatch): void {
  for (const cluster of clusters) {
    const once = cluster.once.bind(cluster);
    const made = new Set<(cluster: Cluster) => unknown>();
    cluster.once = (derive) => {
      if (made.has(derive)) return once(derive);
      made.add(derive);
      return stopwatch.measure(`index ${derive.name}`, () => once(derive));
    };
  }
}

/** User and system time of this process, in ms. Unlike wall time it leaves out other processes of the machine. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One line for each task: its time, its share of the total, its name. Tasks below 1 ms share one line. */
export function timingText({ times }: Stopwatch): string {
  const whole = times.reduce((sum, [, ms]) => sum + ms, 0);
  const long = times.filter(([, ms]) => ms >= 1);
  const short = times.slice(long.length);
  const rest = short.reduce((sum, [, ms]) => sum + ms, 0);
  const line = (name: string, ms: number) =>
    `${ms.toFixed(0).padStart(7)} ms ${((100 * ms) / whole).toFixed(1).padStart(5)} %  ${name}`;
  return [
    ...long.map(([name, ms]) => line(name, ms)),
    ...(short.length > 0 ? [line(`${short.length} others, below 1 ms each`, rest)] : []),
    line('total', whole),
  ].join('\n');
}
