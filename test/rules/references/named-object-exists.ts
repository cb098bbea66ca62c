import { mutation, type Proof } from '../proof.ts';

const binding = (role: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: team, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, ${role} }
`;

const external = (store: string) => `
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: remote-secrets, namespace: shop }
spec: { provider: { fake: { data: [] } } }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec: { secretStoreRef: { ${store} } }
`;

const eks = `
---
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
`;

const certificate = `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec: { secretName: web, dnsNames: [a.example.com], issuerRef: { kind: ClusterIssuer, name: public } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a role that is not there',
      manifests: binding('kind: Role, name: deployer'),
      says: ["RoleBinding shop/team › roleRef.name: no Role 'deployer' in shop › the name of an existing one"],
    },
    {
      what: 'a cluster role that is not there',
      manifests: binding('kind: ClusterRole, name: editor') + eks,
      says: ["RoleBinding shop/team › roleRef.name: no ClusterRole 'editor' › the name of an existing one"],
    },
    {
      what: 'a misspelt store',
      manifests: external('name: remote-secret'),
      says: [
        "ExternalSecret shop/web › spec.secretStoreRef.name: no SecretStore 'remote-secret' in shop (did you mean 'remote-secrets'?) › remote-secrets",
      ],
    },
    {
      what: 'a store of the cluster that is one of the namespace',
      manifests: external('kind: ClusterSecretStore, name: remote-secrets') + eks,
      says: [
        "ExternalSecret shop/web › spec.secretStoreRef.name: no ClusterSecretStore 'remote-secrets' › the name of an existing one",
      ],
    },
    {
      what: 'a certificate of nobody',
      manifests: certificate + eks,
      says: ["Certificate shop/web › spec.issuerRef.name: no ClusterIssuer 'public' › the name of an existing one"],
    },
    {
      what: 'nodes of no class',
      manifests: `
apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: spot }
spec: { template: { spec: { nodeClassRef: { group: karpenter.k8s.aws, kind: EC2NodeClass, name: spot }, requirements: [] } } }
${eks}`,
      says: [
        "NodePool spot › spec.template.spec.nodeClassRef.name: no EC2NodeClass 'spot' › the name of an existing one",
      ],
    },
  ],
  accepted: [
    {
      what: 'a role that every cluster has in kube-system',
      manifests: binding('kind: Role, name: extension-apiserver-authentication-reader').replace('shop', 'kube-system'),
    },
    { what: 'a role that every cluster has', manifests: binding('kind: ClusterRole, name: view') },
    { what: 'an issuer of a cluster that is not here', manifests: certificate },
    { what: 'a store that is there', manifests: external('kind: SecretStore, name: remote-secrets') },
    {
      what: 'the Service that KubeRay makes for the head',
      manifests: `
apiVersion: ray.io/v1
kind: RayCluster
metadata: { name: ray, namespace: shop }
spec: { headGroupSpec: { template: { spec: { containers: [] } } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ray, namespace: shop }
spec: { defaultBackend: { service: { name: ray-head-svc, port: { number: 8265 } } } }
`,
    },
    {
      what: "Argo CD's own project",
      manifests: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec: { project: default, destination: { namespace: shop }, source: { repoURL: a, path: b } }
`,
    },
  ],
  mutations: [
    mutation('no ObjectStore', 'ObjectStore', () => [{ gone: true }]),
    mutation('a binding of another role', 'RoleBinding', () => [{ field: 'roleRef.name', to: 'other' }]),
    mutation('a Secret from another store', 'ExternalSecret', () => [
      { field: 'spec.secretStoreRef.name', to: 'other' },
    ]),
    mutation('a certificate of another issuer', 'Certificate', () => [{ field: 'spec.issuerRef.name', to: 'other' }]),
    mutation('nodes of another class', 'NodePool', () => [
      { field: 'spec.template.spec.nodeClassRef.name', to: 'other' },
    ]),
    mutation('backups of another database', 'ScheduledBackup', () => [{ field: 'spec.cluster.name', to: 'other' }]),
    mutation('archives of another store', 'Cluster.postgresql.cnpg.io', ({ spec }) =>
      (spec?.plugins ?? []).map((_, index) => ({
        field: `spec.plugins[${index}].parameters.barmanObjectName`,
        to: 'other',
      })),
    ),
    mutation('caches in another group', 'ReplicationGroup', () => [
      { field: 'spec.cacheSubnetGroupRef.from.name', to: 'other' },
    ]),
    mutation('triggers without credentials', 'TriggerAuthentication', () => [{ gone: true }]),
    mutation('Applications of another project', 'Application', () => [{ field: 'spec.project', to: 'other' }]),
  ],
};
