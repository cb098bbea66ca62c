import { instanceType } from '../../knowledge/instance-types.ts';
import { matches, type Requirement } from '../../model/nodes/node-labels.ts';
import { labelsOfType } from '../../model/nodes/shapes.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const instanceTypeSuitsPool: ClusterRule = {
  id: 'instance-type-suits-pool',
  tier: 'correctness',
  severity: 'error',
  kinds: ['NodePool'],
  summary: 'each instance type of a NodePool meets its other requirements',
  why: 'Karpenter creates nodes only of types that meet all requirements, so the pool gets no node of another.',
  source: 'https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('NodePool')) {
      const requirements = object.spec?.template?.spec?.requirements ?? [];
      for (const [index, { key, operator, values = [] }] of requirements.entries()) {
        if (key !== typeLabel || operator !== 'In') continue;
        for (const [at, name] of values.entries()) {
          const unmet = unmetBy(name, requirements);
          if (unmet === undefined) continue;
          const field = `spec.template.spec.requirements[${index}].values[${at}]`;
          yield { object, field, is: `'${name}' ${unmet.is}`, needed: unmet.needed };
        }
      }
    }
  },
};

const typeLabel = 'node.kubernetes.io/instance-type';

/** A requirement that a type does not meet; undefined where it meets all, or is not known. */
function unmetBy(
  name: string,
  requirements: readonly Requirement[],
): { readonly is: string; readonly needed: string } | undefined {
  const type = instanceType(name);
  if (type === undefined) return undefined;
  const labels = new Map(labelsOfType(name, type));
  for (const one of requirements) {
    const { key = '', operator = '', values = [] } = one;
    const has = labels.get(key);
    if (has === undefined || key === typeLabel || matches(one, labels)) continue;
    const asked = `${operator} ${values.join(', ')}`.trim();
    return {
      is: `is of ${key} ${[has].flat().join()}`,
      needed: `a type that meets ${key} ${asked}, or no such requirement`,
    };
  }
  return undefined;
}
