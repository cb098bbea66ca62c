import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const dataIsEncrypted: ClusterRule = {
  id: 'data-is-encrypted',
  tier: 'policy',
  severity: 'error',
  kinds: ['Cluster', 'DBCluster', 'DBInstance', 'EC2NodeClass', 'GlobalCluster', 'ReplicationGroup', 'StorageClass'],
  summary: 'databases, caches, brokers and volumes are encrypted, where they are and on the way',
  why: 'Whoever gets hold of a disk, a snapshot or a cable reads what is on it, and nobody can encrypt most of it later.',
  *check(cluster) {
    yield* databases(cluster);
    yield* caches(cluster);
    for (const object of cluster.of('Cluster.kafka.services.k8s.aws')) {
      const { clientBroker, inCluster } = object.spec?.encryptionInfo?.encryptionInTransit ?? {};
      const at = 'spec.encryptionInfo.encryptionInTransit';
      if (clientBroker !== undefined && clientBroker !== 'TLS')
        yield { object, field: `${at}.clientBroker`, is: `${clientBroker}, which takes plain text`, needed: 'TLS' };
      if (inCluster === false) yield { object, field: `${at}.inCluster`, is: 'false', needed: 'true' };
    }
    yield* volumes(cluster);
  },
};

/** Of an instance of Aurora, a replica and a restored snapshot, the source decides. */
function* databases(cluster: Cluster): Iterable<Found> {
  const field = 'spec.storageEncrypted';
  for (const object of cluster.of('DBInstance')) {
    const { dbClusterIdentifier, dbSnapshotIdentifier, sourceDBInstanceIdentifier, storageEncrypted } =
      object.spec ?? {};
    const isOfSource = [dbClusterIdentifier, dbSnapshotIdentifier, sourceDBInstanceIdentifier].some(Boolean);
    if (storageEncrypted === false || (!isOfSource && storageEncrypted === undefined))
      yield { object, field, is: shown(storageEncrypted), needed: 'true' };
  }
  for (const object of cluster.of('DBCluster')) {
    const { globalClusterIdentifier, snapshotIdentifier, sourceDBClusterIdentifier, storageEncrypted } =
      object.spec ?? {};
    const isOfSource = [globalClusterIdentifier, snapshotIdentifier, sourceDBClusterIdentifier].some(Boolean);
    if (storageEncrypted === false || (!isOfSource && storageEncrypted === undefined))
      yield { object, field, is: shown(storageEncrypted), needed: 'true' };
  }
  for (const object of cluster.of('GlobalCluster')) {
    const { sourceDBClusterIdentifier, storageEncrypted } = object.spec ?? {};
    if (sourceDBClusterIdentifier === undefined && storageEncrypted !== true)
      yield { object, field, is: shown(storageEncrypted), needed: 'true' };
  }
}

/** What is left out is off, but for Valkey. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html */
function* caches(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('ReplicationGroup')) {
    for (const name of ['atRestEncryptionEnabled', 'transitEncryptionEnabled'] as const) {
      const value = object.spec?.[name];
      if (value === true || (value === undefined && object.spec?.engine === 'valkey')) continue;
      yield { object, field: `spec.${name}`, is: shown(value), needed: 'true' };
    }
  }
}

function* volumes(cluster: Cluster): Iterable<Found> {
  for (const object of cluster.of('StorageClass')) {
    if (object.provisioner !== 'ebs.csi.aws.com' && object.provisioner !== 'kubernetes.io/aws-ebs') continue;
    const encrypted = object.parameters?.encrypted;
    if (encrypted !== 'true')
      yield { object, field: 'parameters.encrypted', is: encrypted ?? 'missing', needed: "'true'" };
  }
  for (const object of cluster.of('EC2NodeClass')) {
    for (const [index, { ebs }] of (object.spec?.blockDeviceMappings ?? []).entries()) {
      if (ebs === undefined || ebs.encrypted === true || ebs.snapshotID !== undefined) continue;
      const field = `spec.blockDeviceMappings[${index}].ebs.encrypted`;
      yield { object, field, is: shown(ebs.encrypted), needed: 'true' };
    }
  }
  for (const object of cluster.of('ClusterConfig')) {
    for (const list of ['managedNodeGroups', 'nodeGroups'] as const) {
      for (const [index, { volumeEncrypted }] of (object[list] ?? []).entries())
        if (volumeEncrypted === false)
          yield { object, field: `${list}[${index}].volumeEncrypted`, is: 'false', needed: 'true' };
    }
  }
}

function shown(value: boolean | undefined): string {
  return value === undefined ? 'missing, which is false' : String(value);
}
