import type { Cluster } from './cluster.ts';
import type { Of } from './kinds.ts';
import type { Resources } from './pod-resources.ts';
import type { Pods } from './pods.ts';
import { quantity } from './quantity.ts';

/** A container that has grown as far as its VerticalPodAutoscaler lets it. */
type Grow = <Container extends Resources & { readonly name: string }>(container: Container) => Container;

/**
 * What VerticalPodAutoscalers may make of the containers of pods; undefined where none changes anything. Without
 * `maxAllowed` nobody knows the most, so what is written stands.
 */
export function verticalBounds(cluster: Cluster): (pods: Pods) => Grow | undefined {
  const byTarget = new Map<string, Of<'VerticalPodAutoscaler'>>();
  for (const autoscaler of cluster.of('VerticalPodAutoscaler')) {
    const { targetRef, updatePolicy } = autoscaler.spec ?? {};
    if (updatePolicy?.updateMode === 'Off') continue;
    byTarget.set(
      `${targetRef?.kind ?? ''}/${autoscaler.metadata.namespace ?? ''}/${targetRef?.name ?? ''}`,
      autoscaler,
    );
  }
  return ({ owner, scaled, namespace }) => {
    const autoscaler =
      byTarget.get(`${scaled.kind}/${namespace}/${scaled.metadata.name}`) ??
      byTarget.get(`${owner.kind}/${namespace}/${owner.metadata.name}`);
    return autoscaler === undefined ? undefined : (container) => grown(container, autoscaler);
  };
}

/** https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#containerresourcepolicy */
function grown<Container extends Resources & { readonly name: string }>(
  container: Container,
  { spec }: Of<'VerticalPodAutoscaler'>,
): Container {
  const policies = spec?.resourcePolicy?.containerPolicies ?? [];
  const policy =
    policies.find(({ containerName }) => containerName === container.name) ??
    policies.find(({ containerName }) => containerName === '*');
  if (policy === undefined || policy.mode === 'Off') return container;
  const { controlledResources = ['cpu', 'memory'], controlledValues = 'RequestsAndLimits', maxAllowed = {} } = policy;
  const requests: Record<string, number> = { ...container.requests };
  const limits: Record<string, number> = { ...container.limits };
  for (const name of controlledResources) {
    const most = quantity(maxAllowed[name]);
    const now = requests[name] ?? 0;
    if (!(most > now)) continue;
    requests[name] = most;
    // Limits keep their ratio to the requests.
    if (controlledValues === 'RequestsAndLimits' && limits[name] !== undefined && now > 0) limits[name] *= most / now;
  }
  return { ...container, requests: requests, limits: limits };
}
