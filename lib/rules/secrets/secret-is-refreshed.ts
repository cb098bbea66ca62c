import { duration } from '../../model/duration.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const secretIsRefreshed: ClusterRule = {
  id: 'secret-is-refreshed',
  tier: 'policy',
  severity: 'warning',
  kinds: ['ExternalSecret'],
  summary: 'every ExternalSecret is read again, so that a rotated secret arrives',
  why: "With a refreshInterval of 0 a secret is read once: after a rotation, pods keep the old one. It is a house's choice: refreshPolicy: CreatedOnce says that it is meant.",
  source: 'https://external-secrets.io/latest/api/externalsecret/#refresh-policy',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ExternalSecret')) {
      const { refreshInterval, refreshPolicy = 'Periodic' } = object.spec ?? {};
      if (refreshInterval === undefined || refreshPolicy !== 'Periodic' || duration(refreshInterval) !== 0) continue;
      const is = `${refreshInterval}: read once, and no rotation is seen`;
      yield { object, field: 'spec.refreshInterval', is, needed: '1h, or refreshPolicy: CreatedOnce' };
    }
  },
};
