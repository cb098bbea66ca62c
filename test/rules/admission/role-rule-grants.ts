import { mutation, type Proof } from '../proof.ts';

const role = (groups: string, resources: string, verbs = '[get]') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web, namespace: shop }
rules: [{ apiGroups: ${groups}, resources: ${resources}, verbs: ${verbs} }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a resource in singular, one of another group, and one of none',
      manifests: role("['']", '[pod, deployments, pods/log]'),
      says: [
        "Role shop/web › rules[0].resources[0]: 'pod', which '' does not have: grants nothing › a resource of the group, in plural (did you mean 'pods'?)",
        "Role shop/web › rules[0].resources[1]: 'deployments', which '' does not have: grants nothing › the group apps",
      ],
    },
    {
      what: 'a verb of nobody',
      manifests: role('[apps]', '[deployments]', '[read]'),
      says: [
        "Role shop/web › rules[0].verbs[0]: 'read', which is no verb: grants nothing › one of get, list, watch, create, update, patch, delete, deletecollection",
      ],
    },
  ],
  accepted: [
    { what: 'resources of two groups', manifests: role("['', apps]", '[pods, deployments/scale]') },
    { what: 'a group of others', manifests: role('[example.com]', '[things]', '[read]') },
    { what: 'everything', manifests: role("['']", "['*']", "['*']") },
  ],
  mutations: [
    mutation('what grants nothing', 'Role.rbac.authorization.k8s.io', ({ rules = [] }) =>
      rules.flatMap(({ apiGroups = [], resources = [] }, index) =>
        apiGroups.join() === '' || apiGroups.join() === 'apps'
          ? [
              ...resources.map((name, resource) => ({
                field: `rules[${index}].resources[${resource}]`,
                to: name.replace(/s(\/|$)/, '$1'),
              })),
              { field: `rules[${index}].verbs[0]`, to: 'read' },
            ]
          : [],
      ),
    ),
  ],
};
