import type { ClusterRule } from '../../model/rule.ts';
import { ended } from '../../model/ended-versions.ts';

export const apiVersionCurrent: ClusterRule = {
  id: 'api-version-current',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['DestinationRule', 'ServiceCIDR'],
  summary: 'no apiVersion is deprecated',
  why: 'A deprecated version is removed in a later release of Kubernetes or of the controller.',
  source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  *check(cluster) {
    for (const [object, { instead, since, served }] of ended(cluster, true)) {
      const what = served === true ? 'is superseded since' : 'is served no more from';
      const is = `'${object.apiVersion}' ${what} ${since}${served === true ? '' : ' on'}`;
      yield { object, field: 'apiVersion', is, needed: instead };
    }
  },
};
