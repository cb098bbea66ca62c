import type { StorageClass } from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import { volumeTags } from './aws/tags.ts';
import { systemLabels } from './metadata.ts';

type Rendered = StorageClass & { apiVersion: 'storage.k8s.io/v1'; kind: 'StorageClass' };

/** Encrypted gp3 volumes, in the zone of the pod. EKS has no default StorageClass since 1.30. */
export function storageClass(system: System): Rendered {
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

/** Folders of a file system of EFS, which pods on several nodes mount: each claim is one, with owners of its own. */
export function sharedStorageClass({ name: system, owner }: System, fileSystemId: string): Rendered {
  return {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'efs', labels: systemLabels({ system, owner }) },
    provisioner: 'efs.csi.aws.com',
    parameters: { provisioningMode: 'efs-ap', fileSystemId, directoryPerms: '700' },
    reclaimPolicy: 'Retain',
  };
}
