import { affected, type ClusterChange, type Meant } from '../../consequence.ts';
import { isOfKind } from '../fields.ts';

/** Karpenter replaces nodes that no longer match their pool: https://karpenter.sh/docs/concepts/disruption/#drift */
export function* replacedNodes({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (object.how !== 'changed' || !isOfKind(object, ['NodePool', 'EC2NodeClass'])) continue;
    const drifts = object.changes.filter(({ pattern }) =>
      object.kind === 'NodePool' ? pattern.startsWith('spec.template.') : /^spec\.(?!role$)/.test(pattern),
    );
    if (drifts.length === 0) continue;
    const about = affected(
      object,
      [...new Set(drifts.map(({ field }) => field.replace(/^spec\.(template\.(spec\.)?)?/, '')))]
        .slice(0, 3)
        .join(', '),
    );
    yield {
      severity: 'medium',
      what: 'Karpenter replaces nodes, with all their pods',
      reason:
        'Nodes that no longer match their pool have drifted; Karpenter drains them within its disruption budgets.',
      wayOut: 'add a disruption budget with a schedule to the NodePool, if the time matters',
      object: about,
    };
  }
}
