import { demandsOf } from '../../model/data/data-kinds.ts';
import { unmet } from '../../model/demand.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const managedDataOutlivesZone: ClusterRule = {
  id: 'managed-data-outlives-zone',
  tier: 'policy',
  severity: 'error',
  kinds: ['Broker', 'Cluster', 'DBCluster', 'DBInstance', 'ReplicationGroup'],
  summary: 'managed databases, caches and brokers of production run in several zones',
  why: 'A managed service in one zone fails with it. dr is itself a copy, so it is exempt.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html',
  *check(cluster) {
    if (cluster.environment !== 'production') return;
    yield* unmet(cluster, demandsOf('zones'));
    // Aurora keeps its data in three zones; a second instance takes over.
    for (const object of cluster.of('DBCluster')) {
      const { dbClusterIdentifier = '', engine } = object.spec ?? {};
      const instances = cluster
        .of('DBInstance')
        .filter(({ spec }) => spec?.dbClusterIdentifier === dbClusterIdentifier);
      if (engine?.startsWith('aurora') !== true || instances.length > 1) continue;
      const is = `${dbClusterIdentifier} has ${instances.length === 0 ? 'no instance' : 'one instance'}`;
      yield { object, field: 'spec.dbClusterIdentifier', is, needed: 'a second DBInstance of it' };
    }
  },
};
