import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications */
export const applicationDestination: ClusterRule = {
  id: 'application-destination',
  severity: 'error',
  summary: 'every Application names one cluster, by its server or by its name',
  *check(cluster) {
    for (const { object, field, spec } of cluster.once(deliveriesOf)) {
      const { server = '', name = '' } = spec.destination ?? {};
      if ((server === '') !== (name === '')) continue;
      const is = server === '' ? 'neither server nor name' : `both server ${server} and name ${name}`;
      yield { object, field: `${field}.destination`, is, needed: 'server or name' };
    }
  },
};
