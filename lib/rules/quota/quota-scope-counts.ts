import type { ClusterRule } from '../../model/rule.ts';

/** https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
const compute = /^((requests|limits)\.)?(cpu|memory)$/;

/** Resources that a scope counts: only pods if it selects pods without requests, else CPU and memory too. */
const counted: Readonly<Record<string, (name: string) => boolean>> = {
  BestEffort: (name) => name === 'pods' || name === 'count/pods',
  NotBestEffort: (name) => name === 'pods' || compute.test(name),
  NotTerminating: (name) => name === 'pods' || compute.test(name),
  Terminating: (name) => name === 'pods' || compute.test(name),
  PriorityClass: (name) => name === 'pods' || compute.test(name),
};

export const quotaScopeCounts: ClusterRule = {
  id: 'quota-scope-counts',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ResourceQuota'],
  summary: 'every ResourceQuota with scopes counts what pods of those scopes have',
  why: 'A scope limits a quota to some pods. The API server refuses resources in it that those pods do not have, such as CPU of BestEffort pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ResourceQuota')) {
      const { scopes = [], scopeSelector, hard = {} } = object.spec ?? {};
      const selected = (scopeSelector?.matchExpressions ?? []).flatMap(({ scopeName }) => scopeName ?? []);
      for (const scope of new Set([...scopes, ...selected])) {
        const counts = counted[scope];
        if (counts === undefined) continue;
        for (const name of Object.keys(hard)) {
          if (counts(name) || (scope !== 'BestEffort' && /ephemeral-storage|hugepages-/.test(name))) continue;
          const needed = scope === 'BestEffort' ? 'pods alone' : 'pods, and their processor and memory';
          yield { object, field: `spec.hard['${name}']`, is: `counted in the scope ${scope}`, needed };
        }
      }
    }
  },
};
