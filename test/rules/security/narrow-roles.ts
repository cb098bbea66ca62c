import { mutation, type Proof } from '../proof.ts';

const role = (rules: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: web, namespace: shop }
rules: [${rules}]
`;

const clusterRole = (rules: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: web }
rules: [${rules}]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'everything',
      manifests: clusterRole("{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }"),
      says: [
        'ClusterRole web › rules[0].apiGroups[0]: * › by name, what it needs',
        'ClusterRole web › rules[0].resources[0]: * › by name, what it needs',
        'ClusterRole web › rules[0].verbs[0]: * › by name, what it needs',
      ],
    },
    {
      what: 'every secret',
      manifests: role("{ apiGroups: [''], resources: [secrets], verbs: [get, list, watch] }"),
      says: ['Role shop/web › rules[0].resources[0]: secrets: get, list, watch every one › get, with resourceNames'],
    },
    {
      what: 'pods, what makes them, and rights for others',
      manifests: role(
        "{ apiGroups: [''], resources: [pods], verbs: [create] }, { apiGroups: [apps], resources: [daemonsets], verbs: [patch] }, { apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create] }",
      ),
      says: [
        'Role shop/web › rules[0].resources[0]: create pods: every Secret and account of the namespace › no such right',
        'Role shop/web › rules[1].resources[0]: patch daemonsets: a process on every node › no such right',
        'Role shop/web › rules[2].resources[0]: create rolebindings: its own rights for anybody › no such right',
      ],
    },
    {
      what: 'commands in pods',
      manifests: role("{ apiGroups: [''], resources: [pods/exec, pods/attach], verbs: [create] }"),
      says: [
        'Role shop/web › rules[0].resources[0]: create pods/exec: commands in every pod › no such right',
        'Role shop/web › rules[0].resources[1]: create pods/attach: commands in every pod › no such right',
      ],
    },
    {
      what: 'rights that one does not have',
      manifests: clusterRole(
        "{ apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind, escalate] }, { apiGroups: [''], resources: [users], verbs: [impersonate] }",
      ),
      says: [
        'ClusterRole web › rules[0].verbs[0]: bind: rights that it does not have › no such verb',
        'ClusterRole web › rules[0].verbs[1]: escalate: rights that it does not have › no such verb',
        'ClusterRole web › rules[1].verbs[0]: impersonate: rights that it does not have › no such verb',
      ],
    },
    {
      what: 'nodes, tokens and webhooks',
      manifests: clusterRole(
        "{ apiGroups: [''], resources: [nodes/proxy, serviceaccounts/token], verbs: [get, create] }, { apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [patch] }",
      ),
      says: [
        'ClusterRole web › rules[0].resources[0]: get nodes/proxy: commands in every pod of the node › no such right',
        'ClusterRole web › rules[0].resources[1]: create serviceaccounts/token: the rights of every account › no such right',
        'ClusterRole web › rules[1].resources[0]: patch mutatingwebhookconfigurations: every object that anybody writes › no such right',
      ],
    },
  ],
  accepted: [
    {
      what: 'a list of one secret, and the secrets of AWS',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: [list], resourceNames: [a] }, { apiGroups: [secretsmanager.services.k8s.aws], resources: [secrets], verbs: [list] }",
      ),
    },
    {
      what: 'one secret by name',
      manifests: role("{ apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [a] }"),
    },
    {
      what: 'what a deployer needs',
      manifests: role(
        '{ apiGroups: [apps], resources: [deployments], verbs: [create, get, list, patch, update, watch] }',
      ),
    },
    {
      what: 'webhooks to read',
      manifests: clusterRole(
        '{ apiGroups: [admissionregistration.k8s.io], resources: [mutatingwebhookconfigurations], verbs: [get, list] }, { nonResourceURLs: [/metrics], verbs: [get] }',
      ),
    },
  ],
  mutations: [
    mutation('a right too many', 'Role.rbac.authorization.k8s.io', () => [
      { field: 'rules[0].verbs[0]', to: '*' },
      { field: 'rules[0].apiGroups[0]', to: '*' },
      { field: 'rules[0].resources', to: ['*'] },
      { field: 'rules[0].verbs[0]', to: 'escalate' },
      { field: 'rules[0]', to: { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] } },
    ]),
  ],
};
