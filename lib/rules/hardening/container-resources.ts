import type { ClusterRule } from '../rule.ts';
import { isAutoscaler, writtenContainers, writtenPods } from './written-pods.ts';

/** Without requests the scheduler places a pod anywhere, and without limits one pod takes what the others asked for. */
export const containerResources: ClusterRule = {
  id: 'container-resources',
  severity: 'error',
  summary: 'every container asks for processor, memory and local disk, and has a limit of each',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      const { resources: ofPod } = pods.spec as { readonly resources?: Amounts };
      for (const placed of writtenContainers(pods)) {
        const { resources: own } = placed.container;
        // A LimitRange would fill in what fits nobody in particular: it does not count.
        if (own === undefined && isAutoscaler(pods, placed)) continue;
        const has = (bound: keyof Amounts, name: string): boolean =>
          [own, ofPod].some((amounts) => amounts?.[bound]?.[name] !== undefined);
        for (const name of resourceNames) {
          for (const bound of ['requests', 'limits'] as const) {
            if (has('limits', name) || (bound === 'requests' && has('requests', name))) continue;
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

interface Amounts {
  readonly requests?: Readonly<Record<string, unknown>> | undefined;
  readonly limits?: Readonly<Record<string, unknown>> | undefined;
}

const whatOf = { cpu: 'processor', memory: 'memory', 'ephemeral-storage': 'local disk' } as const;
const resourceNames = ['cpu', 'memory', 'ephemeral-storage'] as const;
