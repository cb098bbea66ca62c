import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import type { Resources } from '../pods/resources.ts';
import type { Pods } from '../pods/pods.ts';
import { quantity } from '../quantity.ts';
import { objectKey, targetKey, targetOf } from './targets.ts';
import { isActive, managed, policyOf } from './vertical-policies.ts';

/** A container that has grown as far as its VerticalPodAutoscaler lets it. */
type Grow = <Container extends Resources & { readonly name: string }>(container: Container) => Container;

/**
 * What VerticalPodAutoscalers may make of the containers of pods; undefined where none changes anything. Without
 * `maxAllowed` nobody knows the most, so what is written stands.
 */
export function verticalBounds(cluster: Cluster): (pods: Pods) => Grow | undefined {
  const byTarget = new Map<string, Of<'VerticalPodAutoscaler'>>();
  for (const autoscaler of cluster.of('VerticalPodAutoscaler')) {
    if (isActive(autoscaler)) byTarget.set(targetKey(targetOf(autoscaler, autoscaler.spec?.targetRef)), autoscaler);
  }
  return ({ owner, scaled }) => {
    const autoscaler = byTarget.get(objectKey(scaled)) ?? byTarget.get(objectKey(owner));
    return autoscaler === undefined ? undefined : (container) => grown(container, autoscaler);
  };
}

/** https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#containerresourcepolicy */
function grown<Container extends Resources & { readonly name: string }>(
  container: Container,
  autoscaler: Of<'VerticalPodAutoscaler'>,
): Container {
  const { controlledValues = 'RequestsAndLimits', maxAllowed = {} } = policyOf(autoscaler, container.name) ?? {};
  const requests: Record<string, number> = { ...container.requests };
  const limits: Record<string, number> = { ...container.limits };
  for (const name in maxAllowed) {
    if (!managed(autoscaler, container.name, name)) continue;
    const most = quantity(maxAllowed[name]);
    const now = requests[name] ?? 0;
    if (!(most > now)) continue;
    requests[name] = most;
    // Limits keep their ratio to the requests.
    if (controlledValues === 'RequestsAndLimits' && limits[name] !== undefined && now > 0) limits[name] *= most / now;
  }
  return { ...container, requests: requests, limits: limits };
}
