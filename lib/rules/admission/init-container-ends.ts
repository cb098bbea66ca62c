import { templatesOf } from '../../model/admission/templates.ts';
import type { ClusterRule } from '../../model/rule.ts';

const ofServing = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const;

export const initContainerEnds: ClusterRule = {
  id: 'init-container-ends',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no init container that ends has probes or hooks',
  why: 'Only a sidecar, with restartPolicy Always, goes on beside the containers; of any other the API server refuses them.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers',
  *check(cluster) {
    for (const { owner: object, field, spec } of templatesOf(cluster)) {
      for (const [index, container] of (spec.initContainers ?? []).entries()) {
        if (container.restartPolicy === 'Always') continue;
        for (const name of ofServing) {
          if (container[name] === undefined) continue;
          const needed = `no ${name}, or restartPolicy Always`;
          yield {
            object,
            field: `${field}.initContainers[${index}].${name}`,
            is: 'set of a container that ends',
            needed,
          };
        }
      }
    }
  },
};
