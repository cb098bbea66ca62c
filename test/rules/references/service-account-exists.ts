import { mutation, type Proof } from '../proof.ts';

const account = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: web, namespace: shop }
`;

const deployment = (name: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { serviceAccountName: ${name}, containers: [{ name: web }] }
`;

const binding = (subject: string) => `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: web, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, ${subject} }]
`;

const chart = `
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: istio-ingress, namespace: argocd }
spec:
  project: default
  destination: { namespace: istio-ingress }
  source: { repoURL: charts, chart: gateway }
`;

const store = `
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: remote, namespace: shop }
spec: { provider: { aws: { region: us-east-1, service: SecretsManager, auth: { jwt: { serviceAccountRef: { name: reader } } } } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a pod of a misspelt account',
      manifests: account + deployment('wep'),
      says: [
        "Deployment shop/web › spec.template.spec.serviceAccountName: no ServiceAccount 'wep' in shop (did you mean 'web'?) › web",
      ],
    },
    {
      what: 'a pod without any account',
      manifests: deployment('web'),
      says: [
        "Deployment shop/web › spec.template.spec.serviceAccountName: no ServiceAccount 'web' in shop › the name of an existing one",
      ],
    },
    {
      what: 'rights for nobody',
      manifests: account + binding('name: worker, namespace: shop'),
      says: [
        "RoleBinding shop/web › subjects[0].name: no ServiceAccount 'worker' in shop › the name of an existing one",
      ],
    },
    {
      what: 'an account that a chart does not make',
      manifests: account + chart + binding('name: ingress, namespace: istio-ingress'),
      says: [
        "RoleBinding shop/web › subjects[0].name: no ServiceAccount 'ingress' in istio-ingress › the name of an existing one",
      ],
    },
    {
      what: 'a store that nobody reads for',
      manifests: account + store,
      says: [
        "SecretStore shop/remote › spec.provider.aws.auth.jwt.serviceAccountRef.name: no ServiceAccount 'reader' in shop › the name of an existing one",
      ],
    },
  ],
  accepted: [
    {
      what: 'an account that is there',
      manifests: account + deployment('web') + binding('name: web, namespace: shop'),
    },
    { what: 'the account that every namespace has', manifests: deployment('default') + deployment('""') },
    { what: 'an account of the cluster', manifests: account + binding('name: coredns, namespace: kube-system') },
    {
      what: 'an account in a namespace that is not here',
      manifests: account + binding('name: prometheus, namespace: monitoring'),
    },
    {
      what: 'the account of a chart',
      manifests: account + chart + binding('name: istio-ingress, namespace: istio-ingress'),
    },
  ],
  mutations: [
    mutation('pods of another account', 'Deployment', ({ spec }) =>
      spec?.template?.spec?.serviceAccountName === undefined
        ? []
        : [{ field: 'spec.template.spec.serviceAccountName', to: 'nobody' }],
    ),
    mutation('an account that goes away from pods that run as it', 'ServiceAccount', ({ metadata }, cluster) =>
      cluster
        .podsIn(metadata.namespace ?? '')
        .some(({ owner, spec }) => owner.kind === 'Deployment' && spec.serviceAccountName === metadata.name)
        ? [{ field: 'metadata.name', to: 'other' }]
        : [],
    ),
    mutation('a store that reads as nobody', 'SecretStore', ({ spec }) =>
      spec?.provider?.aws === undefined
        ? []
        : [{ field: 'spec.provider.aws.auth.jwt.serviceAccountRef.name', to: 'nobody' }],
    ),
    mutation('a role for nobody', 'PodIdentityAssociation', () => [{ field: 'spec.serviceAccount', to: 'nobody' }]),
  ],
};
