import type { StorageClass } from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Encrypted gp3 volumes, in the zone of the pod. EKS has no default StorageClass since 1.30. */
export function storageClass({
  name: system,
  owner,
}: System): StorageClass & { apiVersion: 'storage.k8s.io/v1'; kind: 'StorageClass' } {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp3', labels: systemLabels({ system, owner }) },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Retain',
  };
}
