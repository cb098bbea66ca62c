import type { ClusterRule } from '../../model/rule.ts';
import { writtenPods } from '../../model/pods/written-pods.ts';

export const ownServiceAccount: ClusterRule = {
  id: 'own-service-account',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no pod runs as the default ServiceAccount',
  why: 'Rights of the default ServiceAccount belong to every pod of the namespace that names no other.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ofObject: true,
  *check(cluster) {
    for (const { owner, field, spec } of writtenPods(cluster)) {
      // The old name of the field still counts.
      const { serviceAccount = '', serviceAccountName = serviceAccount } = spec;
      if (serviceAccountName !== '' && serviceAccountName !== 'default') continue;
      const is = serviceAccountName === '' ? 'missing, which is default' : 'default';
      yield { object: owner, field: `${field}.serviceAccountName`, is, needed: 'a ServiceAccount of its own' };
    }
  },
};
