import { mutation, type Proof } from '../proof.ts';

const role = (rule: string, kind = 'Role', namespace = ', namespace: shop') => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: web${namespace} }
rules: [{ ${rule} }]
`;
const binding = (
  subject: string,
  kind = 'RoleBinding',
  namespace = ', namespace: shop',
  group = 'rbac.authorization.k8s.io',
) => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: web${namespace} }
roleRef: { apiGroup: ${group}, kind: ClusterRole, name: view }
subjects: [{ ${subject} }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'rules of nothing',
      manifests: role('verbs: []') + role('verbs: [get], nonResourceURLs: [/metrics]'),
      says: [
        "Role shop/web › rules[0].apiGroups: none › at least one, and '' for that of pods",
        'Role shop/web › rules[0].resources: none › at least one',
        'Role shop/web › rules[0].verbs: empty › at least one verb',
        'Role shop/web › rules[0].nonResourceURLs: paths, which are of no namespace › a ClusterRole',
      ],
    },
    {
      what: 'names of other groups',
      manifests:
        binding('kind: ServiceAccount, name: web, namespace: shop, apiGroup: rbac.authorization.k8s.io') +
        binding('kind: User, name: ann, apiGroup: users', 'RoleBinding', ', namespace: shop', 'rbac'),
      says: [
        "RoleBinding shop/web › subjects[0].apiGroup: 'rbac.authorization.k8s.io' of a ServiceAccount › ''",
        "RoleBinding shop/web › roleRef.apiGroup: 'rbac' › rbac.authorization.k8s.io",
        "RoleBinding shop/web › subjects[0].apiGroup: 'users' of a User › 'rbac.authorization.k8s.io'",
      ],
    },
    {
      what: 'an account of no namespace',
      manifests: binding('kind: ServiceAccount, name: web', 'ClusterRoleBinding', ''),
      says: ['ClusterRoleBinding web › subjects[0].namespace: missing › the namespace of the ServiceAccount'],
    },
  ],
  accepted: [
    { what: 'a whole rule', manifests: role("verbs: [get], apiGroups: [''], resources: [pods]") },
    { what: 'paths of the server', manifests: role('verbs: [get], nonResourceURLs: [/metrics]', 'ClusterRole', '') },
    {
      what: 'what the server fills in',
      manifests: binding("kind: Group, name: ops, apiGroup: ''") + binding('kind: ServiceAccount, name: web'),
    },
  ],
  mutations: [
    mutation('rules of nothing', 'Role.rbac.authorization.k8s.io', ({ rules = [] }) =>
      rules.flatMap((_, index) =>
        ['apiGroups', 'resources', 'verbs'].map((list) => ({ field: `rules[${index}].${list}`, to: [] })),
      ),
    ),
    mutation('other groups', 'RoleBinding', ({ subjects = [] }) => [
      { field: 'roleRef.apiGroup', to: 'rbac' },
      ...subjects.map((_, index) => ({ field: `subjects[${index}].apiGroup`, to: 'v1' })),
    ]),
  ],
};
