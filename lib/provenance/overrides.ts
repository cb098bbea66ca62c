import type { Override } from '../spec/workload.ts';
import type { Owner } from './owner.ts';
import { valueAt, type Step } from './pattern.ts';

/**
 * The path of a field in the spec of a workload, or of the override that counts instead: that of the environment where it
 * says the field, and where the environment makes another value of the one that is declared, which only an override undoes.
 *
 * @param rendered - the value that became of it, where it is one
 */
export function overriding(owner: Owner, path: readonly Step[], rendered: unknown): readonly Step[] {
  const { name } = owner.environment;
  const inOverride = overridable(path);
  if (owner.spec === undefined || inOverride === undefined) return path;
  const overridden = ['overrides', name, ...inOverride];
  const own = (owner.spec.overrides as Readonly<Record<string, Override>> | undefined)?.[name];
  if (own !== undefined && valueAt(own, inOverride.slice(0, decisive(inOverride))) !== undefined) return overridden;
  return isCut(owner, path, rendered) ? overridden : path;
}

/** Where an override says what stands at a path of the spec; undefined where none can. */
function overridable(path: readonly Step[]): readonly Step[] | undefined {
  const [first, second] = path;
  if (first === 'storage') return second === 'size' ? ['storageSize'] : undefined;
  if (first === 'replicas') return ['scaling', 'replicas'];
  if (first === 'workers') return second === 'min' || second === 'max' ? ['scaling', second] : undefined;
  if (first === 'scaling') return second === undefined || scaled.has(String(second)) ? path : undefined;
  return whole.has(String(first)) ? path : undefined;
}

/** What of `scaling` an environment may have otherwise. */
const scaled = new Set(['min', 'max', 'replicas', 'behavior', 'cpu', 'memory']);

/** What else it may have otherwise, by the same names. */
const whole = new Set(['resources', 'environment', 'files', 'schedule', 'delivery']);

/** How many steps lead to what an override replaces as a whole. */
function decisive([first]: readonly Step[]): number {
  return first === 'resources' || first === 'delivery' ? 1 : 2;
}

/** What of `scaling` an environment cuts. */
const cut = new Set(['min', 'max', 'replicas']);

/** Whether the environment has cut a declared count or amount to its own size. */
function isCut({ spec, environment }: Owner, path: readonly Step[], rendered: unknown): boolean {
  const declared = valueAt(spec, path);
  if (declared === undefined || rendered === undefined) return false;
  const [first, second, third] = path;
  if (first === 'resources')
    return second === 'requests' && (third === 'cpu' || third === 'memory') && environment.requests[third] !== 1;
  const isCount = first === 'replicas' || first === 'workers' || (first === 'scaling' && cut.has(String(second)));
  return isCount && typeof rendered === 'number' && declared !== rendered;
}
