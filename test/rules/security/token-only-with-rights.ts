import type { Proof } from '../proof.ts';
import { inPods } from '../pod-mutations.ts';

const deployment = (container: string, pod = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { ${pod} containers: [{ name: web${container} }] }
`;

const account = (automount: boolean) => `
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
automountServiceAccountToken: ${automount}
`;

const binding = (namespace: string) => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
subjects: [{ kind: ServiceAccount, name: web, namespace: ${namespace} }]
`;

export const proof: Proof = {
  refused: [
    {
      what: 'nothing is said',
      manifests: deployment('', 'serviceAccountName: web,'),
      says: [
        'Deployment shop/web › spec.template.spec.automountServiceAccountToken: missing: no Role is bound to web › false, or a RoleBinding',
      ],
    },
    {
      what: 'the pod overrules its account',
      manifests: deployment('', 'serviceAccountName: web, automountServiceAccountToken: true,') + account(false),
      says: [
        'Deployment shop/web › spec.template.spec.automountServiceAccountToken: true: no Role is bound to web › false, or a RoleBinding',
      ],
    },
    {
      what: 'rights of another namespace',
      manifests: deployment('', 'serviceAccountName: web,') + binding('other'),
      says: [
        'Deployment shop/web › spec.template.spec.automountServiceAccountToken: missing: no Role is bound to web › false, or a RoleBinding',
      ],
    },
  ],
  accepted: [
    { what: 'none by the account', manifests: deployment('', 'serviceAccountName: web,') + account(false) },
    { what: 'none by the pod', manifests: deployment('', 'automountServiceAccountToken: false,') + account(true) },
    { what: 'rights', manifests: deployment('', 'serviceAccountName: web,') + binding('shop') },
    {
      what: 'rights of all accounts of the namespace',
      manifests:
        deployment('', 'serviceAccountName: web,') +
        binding('shop').replace(/subjects.*/, "subjects: [{ kind: Group, name: 'system:serviceaccounts:shop' }]"),
    },
  ],
  mutations: [
    inPods('a token for nothing', ({ field, spec }) =>
      spec.automountServiceAccountToken === false ? [{ field: `${field}.automountServiceAccountToken`, to: true }] : [],
    ),
  ],
};
