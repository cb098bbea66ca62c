import type { Cluster } from '../../model/cluster.ts';
import { installedChart } from '../../model/delivery/installed-charts.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const clusterHasDisks: ClusterRule = {
  id: 'cluster-has-disks',
  tier: 'correctness',
  severity: 'error',
  misses: 'the add-on',
  kinds: ['ClusterConfig'],
  summary: 'an EKS cluster whose pods claim disks has the driver of EBS',
  why: 'EKS has no EBS driver by default: claims stay Pending, and nothing reports why.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html',
  *check(cluster) {
    for (const config of cluster.of('ClusterConfig')) {
      if (config.autoModeConfig?.enabled === true || config.addons?.some(({ name }) => name === driver)) continue;
      if (installedChart(cluster, driver) !== undefined) continue;
      const claims = claimsOf(cluster);
      if (claims === undefined) continue;
      yield { object: config, field: 'addons', is: `no ${driver}, though ${claims}`, needed: `the add-on ${driver}` };
    }
  },
};

const driver = 'aws-ebs-csi-driver';

/** Objects that need EBS volumes. */
function claimsOf(cluster: Cluster): string | undefined {
  const storage = cluster.of('StorageClass').find(({ provisioner }) => provisioner === 'ebs.csi.aws.com');
  if (storage !== undefined) return `StorageClass ${storage.metadata.name} needs it`;
  const claim = cluster.of('PersistentVolumeClaim')[0];
  if (claim !== undefined) return `PersistentVolumeClaim ${claim.metadata.name} needs it`;
  const stateful = cluster.of('StatefulSet').find(({ spec }) => (spec?.volumeClaimTemplates ?? []).length > 0);
  return stateful && `StatefulSet ${stateful.metadata.name} claims disks`;
}
