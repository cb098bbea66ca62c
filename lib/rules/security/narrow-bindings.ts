import type { ClusterRule } from '../../model/rule.ts';

export const narrowBindings: ClusterRule = {
  id: 'narrow-bindings',
  tier: 'policy',
  severity: 'error',
  kinds: ['ClusterRoleBinding', 'RoleBinding'],
  summary: 'no binding grants cluster-admin, or binds unauthenticated or all users',
  why: 'A binding to everybody makes the right public, and cluster-admin is every right.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege',
  ofObject: true,
  *check(cluster) {
    for (const binding of cluster.of('RoleBinding', 'ClusterRoleBinding')) {
      const { roleRef, subjects = [] } = binding;
      if (roleRef?.kind === 'ClusterRole' && administrators.has(roleRef.name ?? ''))
        yield { object: binding, field: 'roleRef.name', is: roleRef.name ?? '', needed: 'a Role with what it needs' };
      for (const [index, { kind, name = '' }] of subjects.entries()) {
        const field = `subjects[${index}].name`;
        if (kind === 'ServiceAccount' && name === 'default')
          yield {
            object: binding,
            field,
            is: 'default: every pod that names no account',
            needed: 'a ServiceAccount of its own',
          };
        const who = kind === 'ServiceAccount' ? undefined : everybody.get(name);
        if (who !== undefined)
          yield { object: binding, field, is: `${name}: ${who}`, needed: 'those who need it, by name' };
      }
    }
  },
};

const administrators = new Set(['cluster-admin', 'admin']);

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings */
const everybody: ReadonlyMap<string, string> = new Map([
  ['system:anonymous', 'whoever reaches the API server'],
  ['system:unauthenticated', 'whoever reaches the API server'],
  ['system:authenticated', 'everybody with any account'],
  ['system:serviceaccounts', 'every pod of the cluster'],
  ['system:masters', 'nobody can take that back'],
]);
