import type { ClusterRule } from '../../model/rule.ts';
import { exclusiveClaims } from '../../model/pods/exclusive-claims.ts';
import { podsByTarget } from '../../model/pods/scale-targets.ts';
import { objectKey } from '../../model/scaling/targets.ts';
import { isProduction } from '../../model/environment.ts';

export const volumeOutlivesZone: ClusterRule = {
  id: 'volume-outlives-zone',
  tier: 'policy',
  severity: 'warning',
  misses: 'the copy',
  kinds: ['Cluster', 'Deployment', 'StatefulSet'],
  summary: 'data of production has a copy in another zone',
  why: 'An EBS volume stays in its zone: a workload with one copy of its data is down until the zone is back.',
  source: 'https://kubernetes.io/docs/setup/best-practices/multiple-zones/#storage-access-for-zones',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const object of cluster.of('StatefulSet')) {
      const { min = 1, max = 1 } = cluster.once(podsByTarget).get(objectKey(object))?.replicas ?? {};
      if ((object.spec?.volumeClaimTemplates ?? []).length === 0 || min > 1 || max === 0) continue;
      const is = `${min}, with a volume that is bound to one zone`;
      yield { object, field: 'spec.replicas', is, needed: 'a second replica that has the data, or a managed service' };
    }
    for (const pods of cluster.pods) {
      if (pods.owner.kind !== 'Deployment' || pods.replicas.max === 0) continue;
      for (const { name, field } of exclusiveClaims(cluster, pods)) {
        const is = `claim ${name}, a volume that is bound to one zone`;
        yield { object: pods.owner, field, is, needed: 'a claim that is ReadWriteMany, or a managed service' };
      }
    }
    for (const object of cluster.of('Cluster.postgresql.cnpg.io')) {
      const { instances = 1 } = object.spec ?? {};
      if (instances > 1) continue;
      const is = `${instances}, with a volume that is bound to one zone`;
      yield { object, field: 'spec.instances', is, needed: 'at least 2' };
    }
  },
};
