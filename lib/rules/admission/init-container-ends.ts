import { templatesOf } from '../../model/admission/templates.ts';
import type { ClusterRule } from '../../model/rule.ts';

const ofServing = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const;

export const initContainerEnds: ClusterRule = {
  id: 'init-container-ends',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no init container that ends has probes or hooks',
  why: 'Only an init container with restartPolicy Always (a sidecar) keeps running beside the containers. The API server refuses probes and hooks in all others.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#differences-from-regular-containers',
  ofObject: true,
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
            is: 'not allowed in an init container that ends',
            needed,
          };
        }
      }
    }
  },
};
