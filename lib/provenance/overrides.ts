import type { Override } from '../spec/pod.ts';
import type { Owner } from './owner.ts';
import { valueAt, type Step } from './pattern.ts';

/**
 * The path of a field in the spec of a workload, or of the override that applies instead: the override of the
 * environment if it sets the field, or if the environment reduces the declared value, which only an override can
 * prevent.
 *
 * @param rendered - the rendered value, if it is known
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

/** The path of the override of a spec's field; undefined if it cannot be overridden. */
function overridable(path: readonly Step[]): readonly Step[] | undefined {
  const [first, second] = path;
  if (first === 'storage') return second === 'size' ? ['storageSize'] : undefined;
  if (first === 'replicas') return ['scaling', 'replicas'];
  if (first === 'workers') return second === 'min' || second === 'max' ? ['scaling', second] : undefined;
  if (first === 'scaling') return second === undefined || scaled.has(String(second)) ? path : undefined;
  return whole.has(String(first)) ? path : undefined;
}

/** The fields of `scaling` that an environment may override. */
const scaled = new Set(['min', 'max', 'replicas', 'behavior', 'cpu', 'memory']);

/** Other fields that an environment may override, with the same names. */
const whole = new Set(['resources', 'environment', 'files', 'schedule', 'delivery', 'rateLimit']);

/** The number of steps to the field that an override replaces as a whole. */
function decisive([first]: readonly Step[]): number {
  return first === 'resources' || first === 'delivery' || first === 'rateLimit' ? 1 : 2;
}

/** The fields of `scaling` that an environment reduces. */
const cut = new Set(['min', 'max', 'replicas']);

/** Whether the environment reduced a declared count or amount. */
function isCut({ spec, environment }: Owner, path: readonly Step[], rendered: unknown): boolean {
  const declared = valueAt(spec, path);
  if (declared === undefined || rendered === undefined) return false;
  const [first, second, third] = path;
  if (first === 'resources')
    return second === 'requests' && (third === 'cpu' || third === 'memory') && environment.requests[third] !== 1;
  const isCount = first === 'replicas' || first === 'workers' || (first === 'scaling' && cut.has(String(second)));
  return isCount && typeof rendered === 'number' && declared !== rendered;
}
