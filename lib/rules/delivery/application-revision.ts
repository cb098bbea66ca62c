import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

export const applicationRevision: ClusterRule = {
  id: 'application-revision',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Application'],
  summary: 'every Application names the branch, tag or commit that it follows',
  why: '`HEAD` is the default branch of the repository, a setting that no pull request shows.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/',
  ofObject: true,
  *check(cluster) {
    for (const { object, sources } of cluster.once(deliveriesOf)) {
      for (const { field, source } of sources) {
        const { targetRevision = '', chart } = source;
        if (chart !== undefined || (targetRevision !== '' && targetRevision !== 'HEAD')) continue;
        const is = targetRevision === '' ? 'absent, which is HEAD' : 'HEAD';
        yield { object, field: `${field}.targetRevision`, is, needed: 'a branch, tag or commit' };
      }
    }
  },
};
