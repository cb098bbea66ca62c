import type { ClusterRule } from '../../model/rule.ts';

export const synchronousReplicasExist: ClusterRule = {
  id: 'synchronous-replicas-exist',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Cluster'],
  summary: 'a PostgreSQL cluster waits for no more synchronous replicas than it has',
  why: 'CloudNativePG refuses a number of synchronous replicas that its standbys can never reach: every commit would wait for ever.',
  source: 'https://cloudnative-pg.io/documentation/current/replication/#synchronous-replication',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Cluster.postgresql.cnpg.io')) {
      const { instances = 1, minSyncReplicas = 0, maxSyncReplicas = 0, postgresql } = object.spec ?? {};
      const { number = 0, standbyNamesPre = [], standbyNamesPost = [] } = postgresql?.synchronous ?? {};
      const standbys = instances - 1 + standbyNamesPre.length + standbyNamesPost.length;
      const beside = `with ${instances} instances`;
      if (number > standbys)
        yield {
          object,
          field: 'spec.postgresql.synchronous.number',
          is: `${number} ${beside}`,
          needed: standbys > 0 ? `at most ${standbys}, or more instances` : 'more instances',
        };
      if (maxSyncReplicas > 0 && maxSyncReplicas >= instances)
        yield {
          object,
          field: 'spec.maxSyncReplicas',
          is: `${maxSyncReplicas} ${beside}`,
          needed: instances > 1 ? `at most ${instances - 1}, or more instances` : 'more instances',
        };
      if (minSyncReplicas > maxSyncReplicas)
        yield {
          object,
          field: 'spec.minSyncReplicas',
          is: `${minSyncReplicas}, above maxSyncReplicas of ${maxSyncReplicas}`,
          needed: `at most ${maxSyncReplicas}`,
        };
    }
  },
};
