import type { ServiceAccountRef } from '../../model/references/service-accounts.ts';
import { isServiceAccount, mayHaveAccounts, serviceAccountNames } from '../../model/references/service-accounts.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { missing } from '../../model/references/missing.ts';

export const serviceAccountExists: ClusterRule = {
  id: 'service-account-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the ServiceAccount',
  kinds: ['pods', 'RoleBinding', 'SecretStore'],
  summary: 'every ServiceAccount that pods, bindings and secret stores name exists',
  why: 'The API server refuses pods whose ServiceAccount does not exist, so their controller creates none. A binding to a ServiceAccount that does not exist grants nothing.',
  source: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
  *check(cluster) {
    for (const { object, field, namespace, name, mayBeElsewhere } of references(cluster)) {
      if (isServiceAccount(cluster, namespace, name)) continue;
      if (mayBeElsewhere && mayHaveAccounts(cluster, namespace)) continue;
      yield { object, field, ...missing('ServiceAccount', namespace, name, serviceAccountNames(cluster, namespace)) };
    }
  },
};

function* references(cluster: Cluster): Iterable<ServiceAccountRef> {
  for (const { owner, role, namespace, spec, field } of cluster.pods) {
    const { serviceAccount, serviceAccountName: name = serviceAccount } = spec;
    if (name === undefined || name === '' || role === 'instance') continue;
    const at = spec.serviceAccountName === undefined ? 'serviceAccount' : 'serviceAccountName';
    yield { object: owner, field: `${field}.${at}`, namespace, name, mayBeElsewhere: false };
  }
  for (const binding of cluster.of('RoleBinding', 'ClusterRoleBinding')) {
    for (const [index, subject] of (binding.subjects ?? []).entries()) {
      if (subject.kind !== 'ServiceAccount' || subject.name === undefined) continue;
      const { name, namespace = binding.metadata.namespace ?? '' } = subject;
      yield { object: binding, field: `subjects[${index}].name`, namespace, name, mayBeElsewhere: true };
    }
  }
  for (const store of cluster.of('SecretStore')) yield* ofStore(store, store.metadata.namespace ?? '');
  for (const store of cluster.of('ClusterSecretStore')) yield* ofStore(store, undefined);
  for (const association of cluster.of('PodIdentityAssociation')) {
    const { namespace, serviceAccount } = association.spec ?? {};
    if (namespace === undefined || serviceAccount === undefined) continue;
    const field = 'spec.serviceAccount';
    yield { object: association, field, namespace, name: serviceAccount, mayBeElsewhere: true };
  }
}

/** The ServiceAccount that a store reads as; a ClusterSecretStore names its namespace too. */
function* ofStore(
  store: Of<'SecretStore'> | Of<'ClusterSecretStore'>,
  namespace: string | undefined,
): Iterable<ServiceAccountRef> {
  const { aws, kubernetes, vault } = store.spec?.provider ?? {};
  const named = {
    'aws.auth.jwt.serviceAccountRef': aws?.auth?.jwt?.serviceAccountRef,
    'kubernetes.auth.serviceAccount': kubernetes?.auth?.serviceAccount,
    'vault.auth.jwt.kubernetesServiceAccountToken.serviceAccountRef':
      vault?.auth?.jwt?.kubernetesServiceAccountToken?.serviceAccountRef,
    'vault.auth.kubernetes.serviceAccountRef': vault?.auth?.kubernetes?.serviceAccountRef,
  };
  for (const [path, account] of Object.entries(named)) {
    const home = namespace ?? account?.namespace;
    if (account?.name === undefined || home === undefined) continue;
    const object: KubernetesObject = store;
    yield { object, field: `spec.provider.${path}.name`, namespace: home, name: account.name, mayBeElsewhere: true };
  }
}
