import deprecated from '../../knowledge/deprecated.json' with { type: 'json' };
import { each } from '../../model/each.ts';
import type { KindName } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const deprecatedField: ClusterRule = {
  id: 'deprecated-field',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Cluster', 'DestinationRule', 'PodMonitor', 'VerticalPodAutoscaler'],
  summary: 'no field or value is deprecated',
  why: 'A deprecated field still works, until a version ignores it without a message.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-policy/',
  ofObject: true,
  *check(cluster) {
    for (const { kind, field: path, value, instead: needed } of deprecated.fields) {
      for (const object of cluster.of(kind as KindName)) {
        for (const [found, field] of each(object, path)) {
          if (value === undefined) yield { object, field, is: 'is deprecated', needed };
          else if (found === value) yield { object, field, is: `'${value}' is deprecated`, needed };
        }
      }
    }
  },
};
