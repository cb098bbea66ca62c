import type { KubernetesObject } from '../kinds.ts';
import type { ClusterRule } from '../rule.ts';
import { deliveriesOf } from './delivery.ts';

const hookKey = 'argocd.argoproj.io/hook';
const policyKey = 'argocd.argoproj.io/hook-delete-policy';
const optionsKey = 'argocd.argoproj.io/sync-options';

/**
 * The template of a Job cannot be changed: the second release fails, unless the first Job goes before it.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/#hook-deletion-policies
 */
export const jobIsReplaced: ClusterRule = {
  id: 'job-is-replaced',
  severity: 'error',
  summary: 'a Job that Argo CD applies is a hook that goes before the next one is made, or is replaced',
  *check(cluster) {
    const isApplied = cluster.once(deliveriesOf).length > 0;
    for (const object of cluster.of('Job')) {
      if (object.metadata.name === '') continue;
      const { annotations = {} } = object.metadata;
      const hook = annotations[hookKey] ?? annotations['helm.sh/hook'];
      if (hook === undefined) {
        if (!isApplied || replaces(object)) continue;
        const is = 'no hook: the next change of it is refused, as the template of a Job is immutable';
        yield {
          object,
          field: `metadata.annotations['${hookKey}']`,
          is,
          needed: `Sync, with ${policyKey}: BeforeHookCreation`,
        };
        continue;
      }
      // Without a policy it is that one.
      const policy = annotations[policyKey] ?? 'BeforeHookCreation';
      if (annotations[hookKey] === undefined || policy.includes('BeforeHookCreation')) continue;
      const is = `'${policy}' leaves a Job ${policy.includes('HookSucceeded') ? 'that failed' : 'that succeeded'} in the way of the next`;
      yield { object, field: `metadata.annotations['${policyKey}']`, is, needed: 'BeforeHookCreation' };
    }
  },
};

function replaces({ metadata: { annotations } }: KubernetesObject): boolean {
  const options = annotations?.[optionsKey] ?? '';
  return options.includes('Force=true') && options.includes('Replace=true');
}
