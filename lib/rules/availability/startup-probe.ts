import type { ClusterRule } from '../../model/rule.ts';
import { servingPods, writtenContainers } from '../../model/pods/written-pods.ts';

export const startupProbe: ClusterRule = {
  id: 'startup-probe',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every container with a liveness probe has a startup probe or an initial delay',
  why: 'A liveness probe that waits long enough for a slow start also waits too long for a process that hangs.',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe',
  ofObject: true,
  *check(cluster) {
    for (const pods of servingPods(cluster)) {
      for (const { container, field, runs } of writtenContainers(pods)) {
        if (runs !== 'main' || container.livenessProbe === undefined || container.startupProbe !== undefined) continue;
        const is = 'missing: a slow start is taken for a hang';
        yield { object: pods.owner, field: `${field}.startupProbe`, is, needed: 'the question of the liveness probe' };
      }
    }
  },
};
