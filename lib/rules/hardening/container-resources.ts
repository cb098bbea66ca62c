import type { ClusterRule } from '../rule.ts';
import { isAutoscaler, writtenContainers, writtenPods } from './written-pods.ts';

/** Without requests the scheduler places a pod anywhere, without limits it takes what others asked for; a LimitRange fits nobody. */
export const containerResources: ClusterRule = {
  id: 'container-resources',
  severity: 'error',
  summary: 'every container asks for processor, memory and local disk, and has a limit of each',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      for (const placed of writtenContainers(pods)) {
        const { resources } = placed.container;
        if (resources === undefined && isAutoscaler(pods, placed)) continue;
        for (const name of resourceNames) {
          for (const bound of ['requests', 'limits'] as const) {
            // A limit is a request too.
            if ((resources?.limits?.[name] ?? resources?.[bound]?.[name]) !== undefined) continue;
            yield {
              object: pods.owner,
              field: `${placed.field}.resources.${bound}${name.includes('-') ? `['${name}']` : `.${name}`}`,
              is: 'missing',
              needed: `how much ${whatOf[name]} it ${bound === 'requests' ? 'needs' : 'may take'}`,
            };
          }
        }
      }
    }
  },
};

const whatOf = { cpu: 'processor', memory: 'memory', 'ephemeral-storage': 'local disk' } as const;
const resourceNames = ['cpu', 'memory', 'ephemeral-storage'] as const;
