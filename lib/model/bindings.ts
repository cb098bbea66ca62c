import { append } from './append.ts';
import type { Cluster } from './cluster.ts';
import type { Loose, Of } from './kinds.ts';

/** A RoleBinding or ClusterRoleBinding that grants rights to a ServiceAccount. */
export interface Bound {
  readonly binding: Of<'RoleBinding'> | Of<'ClusterRoleBinding'>;
  /** Subject: the account, all accounts of a namespace, or all accounts. */
  readonly to: 'account' | 'namespace' | 'everybody';
}

/**
 * Bindings that give rights to a ServiceAccount, by its name, its user name or one of its groups.
 * https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export function bindingsOf(cluster: Cluster, namespace: string, account: string): readonly Bound[] {
  const bound = cluster.once(boundAccounts);
  return [`${namespace}/${account}`, `${namespace}/`, '/'].flatMap((key) => bound.get(key) ?? []);
}

/** Bindings by `namespace/name`, by `namespace/` for all of a namespace, and by `/` for all. */
function boundAccounts(cluster: Cluster): ReadonlyMap<string, readonly Bound[]> {
  const bound = new Map<string, Bound[]>();
  for (const binding of cluster.of('RoleBinding', 'ClusterRoleBinding')) {
    for (const subject of binding.subjects ?? []) {
      const accounts = accountsOf(subject, binding.metadata.namespace ?? '');
      if (accounts === undefined) continue;
      const [namespace, name] = accounts;
      const to = name !== undefined ? 'account' : namespace !== undefined ? 'namespace' : 'everybody';
      append(bound, `${namespace ?? ''}/${name ?? ''}`, { binding, to });
    }
  }
  return bound;
}

type Subject = Loose<{ kind: string; name: string; namespace: string }>;

/** Namespace and name of the accounts that a subject is; each undefined for all of them. */
function accountsOf(
  { kind, name = '', namespace }: Subject,
  home: string,
): readonly (string | undefined)[] | undefined {
  if (kind === 'ServiceAccount') return [namespace ?? home, name];
  if (kind === 'User') return /^system:serviceaccount:([^:]+):([^:]+)$/.exec(name)?.slice(1);
  return /^system:(?:authenticated|serviceaccounts(?::([^:]+))?)$/.exec(name)?.slice(1);
}
