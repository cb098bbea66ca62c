import type { ClusterRule } from '../rule.ts';
import { isProduction } from './serving.ts';

/** A volume of EBS stays in its zone: what has one copy of its data waits there until the zone is back. */
export const volumeOutlivesZone: ClusterRule = {
  id: 'volume-outlives-zone',
  severity: 'warning',
  summary: 'what keeps data in production has a copy in another zone',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const object of cluster.of('StatefulSet')) {
      const { replicas = 1, volumeClaimTemplates = [] } = object.spec ?? {};
      if (volumeClaimTemplates.length === 0 || replicas > 1) continue;
      const is = `${replicas}, with a volume that is bound to one zone`;
      yield { object, field: 'spec.replicas', is, needed: 'a second replica that has the data, or a managed service' };
    }
    for (const object of cluster.of('Cluster.postgresql.cnpg.io')) {
      const { instances = 1 } = object.spec ?? {};
      if (instances > 1) continue;
      const is = `${instances}, with a volume that is bound to one zone`;
      yield { object, field: 'spec.instances', is, needed: 'at least 2' };
    }
  },
};
