import type { PersistentVolumeClaim } from '../../imports/kubernetes.ts';
import type { Claim, Workload } from '../resolve/workload.ts';
import { workloadMetadata } from './metadata.ts';
import { present } from './present.ts';

/** The volume that the pods of a workload have in common. It waits for the first of them, so it goes with them in one wave. */
export function persistentVolumeClaim(
  workload: Workload,
  { accessMode, size, storageClass }: Claim,
): PersistentVolumeClaim & { apiVersion: 'v1'; kind: 'PersistentVolumeClaim' } {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: workloadMetadata(workload),
    spec: present({
      accessModes: [accessMode],
      storageClassName: storageClass,
      resources: { requests: { storage: size } },
      volumeMode: 'Filesystem',
    }),
  };
}
