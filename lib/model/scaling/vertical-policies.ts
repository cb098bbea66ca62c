import type { Loose, Of } from '../kinds.ts';

type Policy = NonNullable<
  NonNullable<NonNullable<Of<'VerticalPodAutoscaler'>['spec']>['resourcePolicy']>['containerPolicies']
>[number];

/** Whether a VerticalPodAutoscaler changes requests, at whatever moment; without a mode it does. */
export function isActive({ spec }: Of<'VerticalPodAutoscaler'>): boolean {
  return spec?.updatePolicy?.updateMode !== 'Off';
}

/** The policy of a container: that of its name, else that of all. */
export function policyOf({ spec }: Of<'VerticalPodAutoscaler'>, container: string): Loose<Policy> | undefined {
  const policies = spec?.resourcePolicy?.containerPolicies ?? [];
  return (
    policies.find(({ containerName }) => containerName === container) ??
    policies.find(({ containerName }) => containerName === '*')
  );
}

/** Whether it moves the request of a resource of a container. Both resources are the default. */
export function managed(vertical: Of<'VerticalPodAutoscaler'>, container: string, resource: string): boolean {
  const policy = policyOf(vertical, container);
  if (policy?.mode === 'Off') return false;
  const resources: readonly string[] = policy?.controlledResources ?? ['cpu', 'memory'];
  return resources.includes(resource);
}
