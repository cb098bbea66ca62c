import type { StorageClass } from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import { volumeTags } from './aws/tags.ts';
import { systemLabels } from './metadata.ts';

/** Encrypted gp3 volumes in the zone of the pod; EKS has no default class since 1.30. */
export function storageClass(system: System): StorageClass & { apiVersion: 'storage.k8s.io/v1'; kind: 'StorageClass' } {
  const { name, owner } = system;
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'gp3', labels: systemLabels({ system: name, owner }) },
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true', ...volumeTags(system) },
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
    reclaimPolicy: 'Retain',
  };
}
