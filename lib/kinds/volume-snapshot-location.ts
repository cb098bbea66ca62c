import type { VolumeSnapshotLocation } from '../../imports/types/velero.io.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';
import { veleroNamespace } from './velero-schedule.ts';

/** Region in which Velero takes snapshots of the cluster's volumes. */
export function volumeSnapshotLocation({ name: system, owner, cluster }: System): VolumeSnapshotLocation {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'VolumeSnapshotLocation',
    metadata: { name: system, namespace: veleroNamespace, labels: systemLabels({ system, owner }) },
    spec: { provider: 'aws', config: { region: cluster.region } },
  };
}
