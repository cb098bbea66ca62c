import type { ClusterRule } from '../../model/rule.ts';
import { servingPods, writtenContainers } from '../../model/pods/written-pods.ts';

export const containerProbes: ClusterRule = {
  id: 'container-probes',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every serving container has a liveness and a readiness probe',
  why: 'Without a readiness probe, requests reach a process that is still starting. Without a liveness probe, a process that hangs is never restarted.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  ofObject: true,
  *check(cluster) {
    for (const pods of servingPods(cluster)) {
      for (const { container, field, runs } of writtenContainers(pods)) {
        if (runs !== 'main') continue;
        for (const name of ['livenessProbe', 'readinessProbe'] as const)
          if (container[name] === undefined)
            yield { object: pods.owner, field: `${field}.${name}`, is: 'missing', needed: needed[name] };
      }
    }
  },
};

const needed = {
  livenessProbe: 'a probe that fails when only a restart helps',
  readinessProbe: 'a probe that fails while it cannot answer',
} as const;
