import { mutation, type Proof } from '../proof.ts';

const binding = (kind: string, role: string, subject: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}Binding
metadata: { name: web${kind === 'Role' ? ', namespace: shop' : ''} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${role} }
subjects: [${subject}]
`;

const group = (name: string) => `{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: '${name}' }`;

export const proof: Proof = {
  refused: [
    {
      what: 'an administrator',
      manifests: binding('ClusterRole', 'cluster-admin', '{ kind: ServiceAccount, name: web, namespace: shop }'),
      says: ['ClusterRoleBinding web › roleRef.name: cluster-admin › a Role with what it needs'],
    },
    {
      what: 'every pod of the namespace',
      manifests: binding('Role', 'web', '{ kind: ServiceAccount, name: default, namespace: shop }'),
      says: [
        'RoleBinding shop/web › subjects[0].name: default: every pod that names no account › a ServiceAccount of its own',
      ],
    },
    {
      what: 'everybody',
      manifests: binding(
        'Role',
        'web',
        `${group('system:authenticated')}, { apiGroup: rbac.authorization.k8s.io, kind: User, name: 'system:anonymous' }`,
      ),
      says: [
        'RoleBinding shop/web › subjects[0].name: system:authenticated: everybody with any account › those who need it, by name',
        'RoleBinding shop/web › subjects[1].name: system:anonymous: whoever reaches the API server › those who need it, by name',
      ],
    },
  ],
  accepted: [
    { what: 'one account', manifests: binding('Role', 'web', '{ kind: ServiceAccount, name: web, namespace: shop }') },
    { what: 'one group', manifests: binding('Role', 'cluster-admin', group('team')) },
  ],
  mutations: [
    mutation('an administrator', 'RoleBinding', () => [
      { field: 'roleRef', to: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' } },
    ]),
    mutation('everybody', 'RoleBinding', () => [
      { field: 'subjects[0]', to: { kind: 'ServiceAccount', name: 'default', namespace: 'shop' } },
      { field: 'subjects[0]', to: { kind: 'Group', name: 'system:unauthenticated' } },
    ]),
  ],
};
