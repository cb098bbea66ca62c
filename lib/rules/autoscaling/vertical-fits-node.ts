import type { ClusterRule } from '../rule.ts';
import type { Container } from '../../../imports/kubernetes.ts';
import type { Loose, Of } from '../kinds.ts';
import { containersOf, type Pods } from '../pods.ts';
import { quantity, shownBytes, shownCpu } from '../quantity.ts';
import { podsByTarget, targetKey, targetOf } from './autoscalers.ts';
import { largestNode } from './largest-node.ts';
import { isActive, managed, policyOf } from './vertical.ts';

/** A pod that is given more than any node has never starts again. */
export const verticalFitsNode: ClusterRule = {
  id: 'vertical-fits-node',
  severity: 'error',
  summary: 'what a VerticalPodAutoscaler may ask for fits the largest node',
  *check(cluster) {
    for (const object of cluster.of('VerticalPodAutoscaler')) {
      if (!isActive(object)) continue;
      const pods = cluster.once(podsByTarget).get(targetKey(targetOf(object, object.spec?.targetRef)));
      const largest = largestNode(cluster, pods);
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
        const node = largest[resource];
        // Sums of milli-CPUs are not exact.
        if (at === '' || !(total > node[resource] + 1e-6)) continue;
        const shown = resource === 'cpu' ? shownCpu : shownBytes;
        const is = `${shown(total)} for a pod, and the largest node, ${node.type}, has ${shown(node[resource])} for pods`;
        yield { object, field: at, is, needed: 'less, or a larger node' };
      }
    }
  },
};

function runningContainers(pods: Pods): readonly Loose<Container>[] {
  return containersOf(pods).flatMap(({ container, runs }) => (runs === 'init' ? [] : container));
}

/** Of pods that are not here, the containers that the policies name; one at least that `*` is for. */
function namedContainers({ spec }: Of<'VerticalPodAutoscaler'>): readonly Loose<Container>[] {
  const names = (spec?.resourcePolicy?.containerPolicies ?? []).map(({ containerName = '' }) => containerName);
  const own = names.filter((name) => name !== '*');
  return (own.length > 0 ? own : names).map((name) => ({ name }));
}
