import type { Cluster } from '../../model/cluster.ts';
import { demandsOf } from '../../model/data/data-kinds.ts';
import { unmet } from '../../model/demand.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const dataIsEncrypted: ClusterRule = {
  id: 'data-is-encrypted',
  tier: 'policy',
  severity: 'error',
  kinds: ['Cluster', 'DBCluster', 'DBInstance', 'EC2NodeClass', 'GlobalCluster', 'ReplicationGroup', 'StorageClass'],
  summary: 'databases, caches, brokers and volumes are encrypted, where they are and on the way',
  why: 'Anybody with access to a disk, a snapshot or the network reads unencrypted data, and most services cannot be encrypted later.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html',
  ofObject: true,
  *check(cluster) {
    yield* unmet(cluster, demandsOf('encrypted'));
    yield* volumes(cluster);
  },
};

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
      yield { object, field, is: valueText(ebs.encrypted), needed: 'true' };
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

function valueText(value: boolean | undefined): string {
  return value === undefined ? 'missing: not encrypted' : String(value);
}
