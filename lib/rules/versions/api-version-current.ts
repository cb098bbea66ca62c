import type { ClusterRule } from '../../model/rule.ts';
import { ended } from '../../model/ended-versions.ts';

export const apiVersionCurrent: ClusterRule = {
  id: 'api-version-current',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['DestinationRule'],
  summary: 'no apiVersion is deprecated',
  why: 'A deprecated version goes with one of the next releases of its controller.',
  *check(cluster) {
    for (const [object, { instead, since }] of ended(cluster, true)) {
      yield { object, field: 'apiVersion', is: `'${object.apiVersion}' is superseded since ${since}`, needed: instead };
    }
  },
};
