import type { ClusterRule } from '../../model/rule.ts';

export const noInjectedFaults: ClusterRule = {
  id: 'no-injected-faults',
  tier: 'policy',
  severity: 'error',
  kinds: ['VirtualService'],
  summary: 'no route injects faults outside of dev',
  why: 'A fault delays or fails real requests, and disables the timeout and retries of its route.',
  source: 'https://istio.io/latest/docs/tasks/traffic-management/fault-injection/',
  *check(cluster) {
    if (cluster.environment === 'dev') return;
    for (const object of cluster.of('VirtualService')) {
      for (const [index, { fault }] of (object.spec?.http ?? []).entries()) {
        const kinds = (['delay', 'abort'] as const).filter(
          (kind) => (fault?.[kind]?.percentage?.value ?? 100) > 0 && fault?.[kind] !== undefined,
        );
        if (kinds.length === 0) continue;
        const is = `${kinds.join(' and ')} of real requests, and no timeout or retry of the route`;
        yield { object, field: `spec.http[${index}].fault`, is, needed: 'no fault' };
      }
    }
  },
};
