import { bindingsOf } from '../../model/bindings.ts';
import { accountOf, type Pods } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

export const tokenOnlyWithRights: ClusterRule = {
  id: 'token-only-with-rights',
  tier: 'policy',
  severity: 'error',
  misses: 'the binding',
  kinds: ['pods'],
  summary: 'a ServiceAccount token is mounted only where rights are bound to the account',
  why: 'A token that the process does not need gives an attacker in the pod access to the Kubernetes API.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      const { spec, owner, field, namespace } = pods;
      const { automountServiceAccountToken } = spec;
      const account = accountOf(pods);
      const ofAccount = cluster.named('ServiceAccount', namespace, account)?.automountServiceAccountToken;
      if ((automountServiceAccountToken ?? ofAccount) === false || isScaler(pods)) continue;
      if (bindingsOf(cluster, namespace, account).length > 0) continue;
      yield {
        object: owner,
        field: `${field}.automountServiceAccountToken`,
        is: `${automountServiceAccountToken ?? 'missing'}: no Role is bound to ${account}`,
        needed: 'false, or a RoleBinding',
      };
    }
  },
};

/** KubeRay binds rights to the ServiceAccount of a head that autoscales its cluster. */
function isScaler({ role, spec }: Pods): boolean {
  return role === 'head' && (spec.containers ?? []).some(({ name }) => name === 'autoscaler');
}
