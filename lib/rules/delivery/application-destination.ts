import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

export const applicationDestination: ClusterRule = {
  id: 'application-destination',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Application'],
  summary: 'every Application names one cluster, by its server or by its name',
  why: 'Argo CD refuses an Application with two destinations or none.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, spec } of cluster.once(deliveriesOf)) {
      const { server = '', name = '' } = spec.destination ?? {};
      if ((server === '') !== (name === '')) continue;
      const is = server === '' ? 'neither server nor name' : `both server ${server} and name ${name}`;
      yield { object, field: `${field}.destination`, is, needed: 'server or name' };
    }
  },
};
