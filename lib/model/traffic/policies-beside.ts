import type { KubernetesObject } from '../kinds.ts';
import type { Found } from '../rule.ts';
import { fieldsIn } from '../untyped.ts';

/**
 * What may allow a path that policies do not allow, where that is not among the files. Policies add up, and those for all pods of
 * a namespace are there for others to add to; one for some pods says all that these may do.
 */
export function policyBeside(policies: readonly KubernetesObject[]): Pick<Found, 'misses'> {
  return policies.every(isForAll) ? { misses: 'a policy that allows it' } : {};
}

/** Whether a NetworkPolicy, or a policy of the mesh, is for all pods of its namespace. */
function isForAll(policy: KubernetesObject): boolean {
  const { podSelector, selector, targetRef, targetRefs } = fieldsIn((policy as { readonly spec?: unknown }).spec);
  if (targetRef !== undefined || targetRefs !== undefined) return false;
  return [podSelector, selector].every((one) =>
    Object.values(fieldsIn(one)).every((part) => Object.keys(part ?? {}).length === 0),
  );
}
