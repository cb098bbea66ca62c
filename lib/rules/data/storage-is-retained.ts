import { isProduction } from '../../model/environment.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const storageIsRetained: ClusterRule = {
  id: 'storage-is-retained',
  tier: 'policy',
  severity: 'error',
  kinds: ['StorageClass'],
  summary: 'volumes of production are retained when their claims are deleted',
  why: 'Deleting a claim, a StatefulSet or a namespace then deletes the volume and its data.',
  source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#reclaiming',
  *check(cluster) {
    if (!isProduction(cluster)) return;
    for (const object of cluster.of('StorageClass')) {
      const { reclaimPolicy = 'Delete' } = object;
      if (reclaimPolicy === 'Retain') continue;
      const is = `${reclaimPolicy}: the volume goes with its claim`;
      yield { object, field: 'reclaimPolicy', is, needed: 'Retain' };
    }
  },
};
