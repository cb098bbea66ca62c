import type { ClusterRule } from '../../model/rule.ts';
import type { Container } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Loose, Of } from '../../model/kinds.ts';
import { poolsOf } from '../../model/nodes/node-pools.ts';
import type { Shape } from '../../model/nodes/shapes.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { quantity, bytesText, cpuText } from '../../model/quantity.ts';
import { podsOfTarget } from '../../model/pods/scale-targets.ts';
import { schedulingOf, unmet, untolerated } from '../../model/pods/scheduling.ts';
import { isActive, managed, policyOf } from '../../model/scaling/vertical-policies.ts';

export const verticalFitsNode: ClusterRule = {
  id: 'vertical-fits-node',
  tier: 'correctness',
  severity: 'error',
  kinds: ['VerticalPodAutoscaler'],
  summary: 'the maximum of a VerticalPodAutoscaler fits the largest node',
  why: 'A pod whose requests exceed every node stays Pending.',
  source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(object)) continue;
      const pods = podsOfTarget(cluster, object, object.spec?.targetRef);
      const largest = largestNodes(cluster, pods);
      if (largest === undefined) continue;
      const containers = pods === undefined ? namedContainers(object) : runningContainers(pods);
      for (const resource of ['cpu', 'memory'] as const) {
        let total = 0;
        let most = 0;
        let at = '';
        for (const { name = '', resources } of containers) {
          const policy = policyOf(object, name);
          const max = managed(object, name, resource) ? policy?.maxAllowed?.[resource] : undefined;
          const asked = quantity(max ?? resources?.requests?.[resource] ?? 0);
          total += asked;
          if (max === undefined || policy === undefined || asked <= most) continue;
          most = asked;
          const index = object.spec?.resourcePolicy?.containerPolicies?.indexOf(policy) ?? 0;
          at = `spec.resourcePolicy.containerPolicies[${index}].maxAllowed.${resource}`;
        }
        const { name: node, allocatable } = largest[resource];
        // Floating-point sums of CPU are not exact.
        if (at === '' || !(total > allocatable[resource] + 1e-6)) continue;
        const shown = resource === 'cpu' ? cpuText : bytesText;
        const is = `${shown(total)} for a pod, and the largest node, ${node}, has ${shown(allocatable[resource])} for pods`;
        yield { object, field: at, is, needed: 'less, or a larger node' };
      }
    }
  },
};

/**
 * The largest nodes that some pods may run on; without pods, the largest of all. Undefined if a pool has nodes of unknown size,
 * or if there is no node for the pods.
 */
function largestNodes(cluster: Cluster, pods: Pods | undefined): Record<'cpu' | 'memory', Shape> | undefined {
  const scheduling = pods && schedulingOf(pods);
  let largest: Record<'cpu' | 'memory', Shape> | undefined;
  for (const pool of cluster.once(poolsOf).pools) {
    if (scheduling !== undefined && untolerated(scheduling, pool) !== undefined) continue;
    const shapes = pool.shapes.filter(
      ({ labels }) => scheduling === undefined || unmet(scheduling, labels) === undefined,
    );
    if (!pool.known && (shapes.length > 0 || pool.shapes.length === 0)) return undefined;
    for (const shape of shapes) {
      largest ??= { cpu: shape, memory: shape };
      for (const resource of ['cpu', 'memory'] as const)
        if (shape.allocatable[resource] > largest[resource].allocatable[resource]) largest[resource] = shape;
    }
  }
  return largest;
}

function runningContainers(pods: Pods): readonly Loose<Container>[] {
  return containersOf(pods).flatMap(({ container, runs }) => (runs === 'init' ? [] : container));
}

/** For pods outside the input, the containers that the policies name, or one for `*`. */
function namedContainers({ spec }: Of<'VerticalPodAutoscaler'>): readonly Loose<Container>[] {
  const names = (spec?.resourcePolicy?.containerPolicies ?? []).map(({ containerName = '' }) => containerName);
  const own = names.filter((name) => name !== '*');
  return (own.length > 0 ? own : names).map((name) => ({ name }));
}
