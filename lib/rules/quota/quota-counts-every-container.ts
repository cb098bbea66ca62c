import type { Of } from '../../model/kinds.ts';
import { admittedPods } from '../../model/pods/pod-resources.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { ofUnknownNamespace } from '../../model/unknown-namespace.ts';
import { counts } from '../../model/quota/scope.ts';

export const quotaCountsEveryContainer: ClusterRule = {
  id: 'quota-counts-every-container',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every container has the requests and limits that the quota of its namespace counts',
  why: 'Without requests or limits the quota cannot count a container, so the API server refuses the pod, and the Deployment keeps its old pods.',
  source: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/',
  *check(cluster) {
    for (const quota of cluster.of('ResourceQuota')) {
      const constrained = constraintsOf(quota);
      if (constrained.length === 0) continue;
      const { namespace = '' } = quota.metadata;
      for (const pods of cluster.podsIn(namespace)) {
        const admitted = cluster.once(admittedPods).get(pods);
        if (admitted === undefined || !counts(cluster, quota, pods, admitted)) continue;
        for (const container of admitted.containers) {
          const missing = constrained.filter(({ side, name }) => container[side][name] === undefined);
          if (missing.length === 0) continue;
          const found: Found = {
            object: pods.owner,
            field: container.field,
            is: `${container.name} has no ${listed(missing)}, which ResourceQuota ${quota.metadata.name} counts: the pod is refused`,
            needed: `${listed(missing)}, or a default in a LimitRange of ${namespace === '' ? 'its namespace' : namespace}`,
            ...ofUnknownNamespace(cluster, quota, pods.owner),
          };
          yield found;
        }
      }
    }
  },
};

interface Constraint {
  readonly side: 'requests' | 'limits';
  readonly name: string;
}

/** Resources that admission requires; ephemeral storage and devices may be missing. https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/quota/v1/evaluator/core/pods.go */
const insistedOn: Readonly<Record<string, Constraint>> = {
  cpu: { side: 'requests', name: 'cpu' },
  memory: { side: 'requests', name: 'memory' },
  'requests.cpu': { side: 'requests', name: 'cpu' },
  'requests.memory': { side: 'requests', name: 'memory' },
  'limits.cpu': { side: 'limits', name: 'cpu' },
  'limits.memory': { side: 'limits', name: 'memory' },
};

function constraintsOf({ spec }: Of<'ResourceQuota'>): readonly Constraint[] {
  const constraints = Object.keys(spec?.hard ?? {}).flatMap((name) => insistedOn[name] ?? []);
  return [...new Set(constraints)];
}

function listed(constraints: readonly Constraint[]): string {
  return constraints.map(({ side, name }) => `${side}.${name}`).join(', ');
}
