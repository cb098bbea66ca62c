import { duration } from '../../model/duration.ts';
import type { ClusterRule } from '../../model/rule.ts';

/** Seconds; below it, nodes start and drain for most of their time. */
const shortest = 3600;

export const nodepoolDisruption: ClusterRule = {
  id: 'nodepool-disruption',
  tier: 'policy',
  severity: 'warning',
  kinds: ['NodePool'],
  summary: 'every NodePool limits how many nodes are disrupted at once, and replaces nodes before they are old',
  why: 'Karpenter replaces nodes to save cost and when they expire. The NodePool decides how many at once, and whether at all.',
  source: 'https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('NodePool')) {
      const { disruption, template } = object.spec ?? {};
      // A null is taken for the default, as is nothing.
      const budgets = disruption?.budgets ?? [];
      if (budgets.length === 0)
        yield { object, field: 'spec.disruption.budgets', is: 'missing', needed: "a budget, such as nodes: '10%'" };
      for (const [index, { nodes = '', reasons, schedule }] of budgets.entries()) {
        if (schedule !== undefined) continue;
        const field = `spec.disruption.budgets[${index}].nodes`;
        if (nodes === '100%' && budgets.length === 1)
          yield { object, field, is: 'all nodes at once', needed: "a part, such as '10%'" };
        if (/^0%?$/.test(nodes) && reasons === undefined)
          yield {
            object,
            field,
            is: 'none, at any time: drifted nodes are never replaced',
            needed: 'a schedule, or reasons',
          };
      }
      const expireAfter = template?.spec?.expireAfter;
      const field = 'spec.template.spec.expireAfter';
      if (expireAfter === undefined) yield { object, field, is: 'missing', needed: 'an age, such as 720h' };
      else if (expireAfter === 'Never')
        yield {
          object,
          field,
          is: 'Never: nodes keep the image that they started with',
          needed: 'an age, such as 720h',
        };
      else if (duration(expireAfter) < shortest)
        yield {
          object,
          field,
          is: `${expireAfter}: Karpenter replaces every node that often, and expiry waits for no budget`,
          needed: 'an age, such as 720h',
        };
    }
  },
};
