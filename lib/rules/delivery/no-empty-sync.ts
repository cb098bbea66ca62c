import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

export const noEmptySync: ClusterRule = {
  id: 'no-empty-sync',
  tier: 'policy',
  severity: 'error',
  kinds: ['Application'],
  summary: 'no Application prunes everything when its folder is empty',
  why: 'An empty folder is nearly always a mistake, and with pruning it deletes everything.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning-with-allow-empty-v18',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, spec } of cluster.once(deliveriesOf)) {
      const { prune, allowEmpty } = spec.syncPolicy?.automated ?? {};
      if (prune !== true || allowEmpty !== true) continue;
      const is = 'true: an empty folder deletes everything';
      yield { object, field: `${field}.syncPolicy.automated.allowEmpty`, is, needed: 'false' };
    }
  },
};
