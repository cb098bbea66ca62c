import type { Cluster } from '../../model/cluster.ts';
import { isDefaultClass, storageClassOf } from '../../model/data/storage-classes.ts';
import type { Of } from '../../model/kinds.ts';
import { affinityTerms } from '../../model/pods/affinity-terms.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { selects } from '../../model/selector.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const claimIsOnOneNode: ClusterRule = {
  id: 'claim-is-on-one-node',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'pods of several nodes do not share a volume that one node alone can mount',
  why: 'A volume of mode ReadWriteOnce is mounted on one node at a time: replicas that are scheduled to other nodes wait for it for ever. Disks that are part of a node bind their pods to it, and are not meant.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      const { min, max } = pods.replicas;
      const isPod = pods.owner.kind === 'Pod' || pods.runsOnce;
      if (isPod || (pods.owner.kind !== 'DaemonSet' && max < 2) || staysTogether(pods)) continue;
      for (const [index, { persistentVolumeClaim }] of (pods.spec.volumes ?? []).entries()) {
        const name = persistentVolumeClaim?.claimName ?? '';
        const claim = cluster.named('PersistentVolumeClaim', pods.namespace, name);
        const modes = claim?.spec?.accessModes ?? [];
        if (claim === undefined || modes.length === 0) continue;
        if (!modes.every((mode) => mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod')) continue;
        const storage = storageOf(cluster, claim);
        if (storage === 'of a node' && !modes.every((mode) => mode === 'ReadWriteOncePod')) continue;
        const count =
          pods.owner.kind === 'DaemonSet' ? 'a pod on every node' : `${max > min ? 'up to ' : ''}${max} pods`;
        const object = pods.owner;
        const field = `${pods.field}.volumes[${index}].persistentVolumeClaim.claimName`;
        const is = `${name}, which is ${modes.join(' and ')}, for ${count}`;
        const needed = 'a StatefulSet with volumeClaimTemplates, a volume of mode ReadWriteMany, or one replica';
        yield { object, field, is, needed, ...(storage === 'unknown' && { misses: 'the StorageClass' }) };
      }
    }
  },
};

/** Whether pods must be on one node: they name it, or must be where others of them are. */
function staysTogether(pods: Pods): boolean {
  const { nodeName, nodeSelector = {} } = pods.spec;
  if (nodeName !== undefined || 'kubernetes.io/hostname' in nodeSelector) return true;
  return affinityTerms(pods).some(
    ({ kind, field, term }) =>
      kind === 'podAffinity' &&
      field.includes('.required') &&
      term.topologyKey === 'kubernetes.io/hostname' &&
      term.labelSelector !== undefined &&
      selects(term.labelSelector, pods.labels),
  );
}

/** Whether a claim is for a disk that any node can be given, as far as its StorageClass or volume is known. */
function storageOf(cluster: Cluster, claim: Of<'PersistentVolumeClaim'>): 'of any node' | 'of a node' | 'unknown' {
  const name = storageClassOf(claim);
  const found =
    name === undefined ? cluster.of('StorageClass').find(isDefaultClass) : cluster.named('StorageClass', '', name);
  if (found === undefined) return 'unknown';
  return attached.test(found.provisioner ?? '') ? 'of any node' : 'of a node';
}

/** Drivers whose volumes are attached to a node. https://kubernetes-csi.github.io/docs/drivers.html */
const attached =
  /^(ebs\.csi\.(aws|eks\.amazonaws)\.com|pd\.csi\.storage\.gke\.io|disk\.csi\.azure\.com|cinder\.csi\.openstack\.org|csi\.vsphere\.vmware\.com|rbd\.csi\.ceph\.com|.*\.rbd\.csi\.ceph\.com|driver\.longhorn\.io|csi\.hetzner\.cloud|dobs\.csi\.digitalocean\.com|linodebs\.csi\.linode\.com|kubernetes\.io\/(aws-ebs|gce-pd|azure-disk|cinder|vsphere-volume|rbd))$/;
