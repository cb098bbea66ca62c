import type { Pods } from '../pods/pods.ts';
import type { Matcher } from './promql.ts';

/** Whether a matcher may be true of a value; a pattern that cannot be read, or has a variable, may. */
export function mayMatch({ operator, value: wanted }: Matcher, value: string): boolean {
  switch (operator) {
    case '=':
      return wanted === value;
    case '!=':
      return wanted !== value;
    case '=~':
      return pattern(wanted)?.test(value) ?? true;
    case '!~':
      return pattern(wanted)?.test(value) === false;
  }
}

/**
 * Names that pods of a template may have: as a ReplicaSet, a StatefulSet, a Job of a CronJob, or an operator makes them.
 * The same letters for all, of which patterns such as `web-.+` or `web-[a-z0-9]+-[a-z0-9]+` are true.
 */
export function podNames({ owner, role, labels }: Pods): readonly string[] {
  const { name } = owner.metadata;
  switch (owner.kind) {
    case 'Deployment':
    case 'Rollout':
      return [`${name}-6d4cf56db6-x2x9z`];
    case 'StatefulSet':
      return [`${name}-0`, `${name}-1`];
    case 'CronJob':
      return [`${name}-29100000-x2x9z`];
    case 'RayCluster':
      return [`${name}-${role === 'head' ? 'head' : `${labels['ray.io/group'] ?? ''}-worker`}-x2x9z`];
    case 'Cluster':
      return [`${name}-1`, `${name}-2`];
    case 'Pod':
      return [name];
    default:
      return [`${name}-x2x9z`];
  }
}

const patterns = new Map<string, RegExp | undefined>();

/** A pattern of Prometheus, which is anchored; undefined where JavaScript cannot read it. */
function pattern(text: string): RegExp | undefined {
  if (patterns.has(text)) return patterns.get(text);
  const made = compiled(text);
  patterns.set(text, made);
  return made;
}

function compiled(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 's');
  } catch {
    return undefined;
  }
}
