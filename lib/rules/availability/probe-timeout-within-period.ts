import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const probeTimeoutWithinPeriod: ClusterRule = {
  id: 'probe-timeout-within-period',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'no probe waits longer for an answer than for its next turn',
  why: 'The kubelet asks again only after the answer or the timeout: a container that hangs is noticed later than periodSeconds and failureThreshold say. It works, and is therefore a choice.',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        for (const name of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
          const { timeoutSeconds = 1, periodSeconds = 10 } = container[name] ?? {};
          if (timeoutSeconds <= periodSeconds) continue;
          const is = `${timeoutSeconds}, above periodSeconds of ${periodSeconds}`;
          yield {
            object: pods.owner,
            field: `${field}.${name}.timeoutSeconds`,
            is,
            needed: `at most ${periodSeconds}`,
          };
        }
      }
    }
  },
};
