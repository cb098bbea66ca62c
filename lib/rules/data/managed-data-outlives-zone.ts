import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const managedDataOutlivesZone: ClusterRule = {
  id: 'managed-data-outlives-zone',
  tier: 'policy',
  severity: 'error',
  kinds: ['Broker', 'Cluster', 'DBCluster', 'DBInstance', 'ReplicationGroup'],
  summary: 'managed databases, caches and brokers of production run in several zones',
  why: 'A service of AWS in one zone goes with it, whatever the pods do that need it; dr is a copy already.',
  *check(cluster) {
    if (cluster.environment !== 'production') return;
    yield* databases(cluster);
    for (const object of cluster.of('ReplicationGroup')) {
      const { automaticFailoverEnabled, multiAZEnabled, replicasPerNodeGroup = 0 } = object.spec ?? {};
      if (replicasPerNodeGroup < 1)
        yield { object, field: 'spec.replicasPerNodeGroup', is: 'no replica', needed: 'at least 1' };
      if (automaticFailoverEnabled !== true)
        yield { object, field: 'spec.automaticFailoverEnabled', is: 'not true: no replica takes over', needed: 'true' };
      if (multiAZEnabled !== true)
        yield { object, field: 'spec.multiAZEnabled', is: 'not true: replicas may share a zone', needed: 'true' };
    }
    for (const object of cluster.of('Broker')) {
      const { deploymentMode, engineType } = object.spec ?? {};
      const needed = engineType === 'RABBITMQ' ? 'CLUSTER_MULTI_AZ' : 'ACTIVE_STANDBY_MULTI_AZ';
      if (deploymentMode === 'SINGLE_INSTANCE')
        yield { object, field: 'spec.deploymentMode', is: 'SINGLE_INSTANCE, in one zone', needed };
    }
    for (const object of cluster.of('Cluster.kafka.services.k8s.aws')) {
      const { clientSubnets } = object.spec?.brokerNodeGroupInfo ?? {};
      if (clientSubnets === undefined || clientSubnets.length > 1) continue;
      const is = `${clientSubnets.length}, and each is in one zone`;
      yield { object, field: 'spec.brokerNodeGroupInfo.clientSubnets', is, needed: 'one of each zone' };
    }
  },
};

/** An Aurora keeps its data in three zones; what takes over is a second instance. */
function* databases(cluster: Cluster): Iterable<Found> {
  const instances = new Map<string, number>();
  for (const object of cluster.of('DBInstance')) {
    const { dbClusterIdentifier, multiAZ, sourceDBInstanceIdentifier } = object.spec ?? {};
    if (dbClusterIdentifier !== undefined)
      instances.set(dbClusterIdentifier, (instances.get(dbClusterIdentifier) ?? 0) + 1);
    else if (multiAZ !== true && sourceDBInstanceIdentifier === undefined)
      yield { object, field: 'spec.multiAZ', is: `${multiAZ ?? 'missing'}: one copy in one zone`, needed: 'true' };
  }
  for (const object of cluster.of('DBCluster')) {
    const { dbClusterIdentifier = '', engine } = object.spec ?? {};
    const count = instances.get(dbClusterIdentifier) ?? 0;
    if (engine?.startsWith('aurora') !== true || count > 1) continue;
    const is = `${dbClusterIdentifier} has ${count === 0 ? 'no instance' : 'one instance'}`;
    yield { object, field: 'spec.dbClusterIdentifier', is, needed: 'a second DBInstance of it' };
  }
}
