import type { ClusterRule } from '../../model/rule.ts';

export const volumeWaitsForPod: ClusterRule = {
  id: 'volume-waits-for-pod',
  tier: 'correctness',
  // A cluster in one zone works all the same.
  severity: 'warning',
  kinds: ['StorageClass'],
  summary: 'zonal volumes are provisioned where their pod is scheduled (WaitForFirstConsumer)',
  why: 'With immediate binding the volume is created in any zone, and the pod must wait for a node there.',
  source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('StorageClass')) {
      if (!zonal.has(object.provisioner ?? '')) continue;
      const mode = object.volumeBindingMode;
      const pinned = (object.allowedTopologies ?? []).length > 0;
      if (mode === 'WaitForFirstConsumer' || pinned) continue;
      const is = `${mode ?? 'missing, which is Immediate'}: the zone is chosen before the node`;
      yield { object, field: 'volumeBindingMode', is, needed: 'WaitForFirstConsumer' };
    }
  },
};

/** CSI drivers of zonal disks. https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode */
const zonal: ReadonlySet<string> = new Set([
  'ebs.csi.aws.com',
  'ebs.csi.eks.amazonaws.com',
  'kubernetes.io/aws-ebs',
  'pd.csi.storage.gke.io',
  'kubernetes.io/gce-pd',
  'disk.csi.azure.com',
  'kubernetes.io/azure-disk',
  'rancher.io/local-path',
  'kubernetes.io/no-provisioner',
]);
