import { isRay } from '../pods/ray.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import type { AdmittedPod } from '../pods/pod-resources.ts';
import type { Pods } from '../pods/pods.ts';

/** Whether a ResourceQuota counts pods: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
export function counts(cluster: Cluster, { spec }: Of<'ResourceQuota'>, pods: Pods, admitted: AdmittedPod): boolean {
  const { scopes = [], scopeSelector } = spec ?? {};
  return (
    scopes.every((scope) => inScope(scope, pods, admitted)) &&
    (scopeSelector?.matchExpressions ?? []).every(({ scopeName = '', operator, values = [] }) => {
      if (scopeName !== 'PriorityClass') return inScope(scopeName, pods, admitted);
      const { priorityClassName = cluster.once(defaultPriority) } = pods.spec;
      if (operator === 'Exists') return priorityClassName !== undefined;
      if (operator === 'DoesNotExist') return priorityClassName === undefined;
      return values.includes(priorityClassName ?? '') === (operator === 'In');
    })
  );
}

/** Admission writes it into pods that name none. */
function defaultPriority(cluster: Cluster): string | undefined {
  return cluster.of('PriorityClass').find(({ globalDefault }) => globalDefault === true)?.metadata.name;
}

function inScope(scope: string, { spec, owner }: Pods, { requests, limits }: AdmittedPod): boolean {
  // A deadline of the Job ends the Job, not the pod.
  const terminating = !isRay(owner) && spec.activeDeadlineSeconds !== undefined;
  const bestEffort = ['cpu', 'memory'].every((name) => (requests[name] ?? 0) === 0 && (limits[name] ?? 0) === 0);
  switch (scope) {
    case 'Terminating':
      return terminating;
    case 'NotTerminating':
      return !terminating;
    case 'BestEffort':
      return bestEffort;
    case 'NotBestEffort':
      return !bestEffort;
    default:
      // CrossNamespacePodAffinity and what is newer: nothing is known, so nothing is said.
      return false;
  }
}
