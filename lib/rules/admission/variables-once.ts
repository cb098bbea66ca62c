import type { ClusterRule } from '../../model/rule.ts';
import { writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const variablesOnce: ClusterRule = {
  id: 'variables-once',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no container defines an environment variable twice',
  why: 'The last definition wins, and server-side apply refuses the object.',
  source: 'https://github.com/kubernetes/kubernetes/issues/118475',
  ofObject: true,
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      for (const { container, field } of writtenContainers(pods)) {
        const first = new Map<string, number>();
        for (const [index, { name = '' }] of (container.env ?? []).entries()) {
          const before = first.get(name);
          if (before === undefined) first.set(name, index);
          else
            yield {
              object: pods.owner,
              field: `${field}.env[${index}].name`,
              is: `${name}, like env[${before}]`,
              needed: 'each name once',
            };
        }
      }
    }
  },
};
