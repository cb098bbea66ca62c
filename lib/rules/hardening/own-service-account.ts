import type { ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

/** What is granted to the default account is granted to every pod of the namespace, and to those to come. */
export const ownServiceAccount: ClusterRule = {
  id: 'own-service-account',
  severity: 'error',
  summary: 'no pod runs as the default ServiceAccount',
  *check(cluster) {
    for (const { owner, field, spec } of writtenPods(cluster)) {
      const { serviceAccountName = '' } = spec;
      if (serviceAccountName !== '' && serviceAccountName !== 'default') continue;
      const is = serviceAccountName === '' ? 'missing, which is default' : 'default';
      yield { object: owner, field: `${field}.serviceAccountName`, is, needed: 'a ServiceAccount of its own' };
    }
  },
};
