import type { ClusterRule } from '../../model/rule.ts';
import { isAutoscaler, writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const containerResources: ClusterRule = {
  id: 'container-resources',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'every container has requests and limits of CPU, memory and ephemeral storage',
  why: 'Without requests the scheduler places a pod on any node; without limits the pod may use what others have requested. The defaults of a LimitRange suit no workload in particular.',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  ofObject: true,
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      for (const placed of writtenContainers(pods)) {
        const { resources } = placed.container;
        if (resources === undefined && isAutoscaler(pods, placed)) continue;
        for (const bound of ['requests', 'limits'] as const) {
          // A missing request defaults to the limit.
          const missing = names.filter(
            (name) => (resources?.limits?.[name] ?? resources?.[bound]?.[name]) === undefined,
          );
          if (missing.length === 0) continue;
          const field = `${placed.field}.resources.${bound}`;
          yield { object: pods.owner, field, is: `no ${missing.join(', ')}`, needed: needed[bound] };
        }
      }
    }
  },
};

const names = ['cpu', 'memory', 'ephemeral-storage'] as const;
const needed = { requests: 'what it needs', limits: 'what it may take' } as const;
