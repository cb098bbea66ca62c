import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

const exact = /^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/;

export const chartVersionExact: ClusterRule = {
  id: 'chart-version-exact',
  tier: 'policy',
  severity: 'error',
  kinds: ['Application'],
  summary: 'every chart is installed in one exact version',
  why: 'With a version range, production installs whatever is published next, without a commit.',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm',
  ofObject: true,
  *check(cluster) {
    for (const { object, sources } of cluster.once(deliveriesOf)) {
      for (const { field, source } of sources) {
        const { chart, targetRevision = '' } = source;
        if (chart === undefined || exact.test(targetRevision) || targetRevision.includes('{{')) continue;
        const is = `${chart} in ${targetRevision === '' ? 'any version' : `version '${targetRevision}'`}`;
        yield { object, field: `${field}.targetRevision`, is, needed: 'an exact version, such as 1.2.3' };
      }
    }
  },
};
