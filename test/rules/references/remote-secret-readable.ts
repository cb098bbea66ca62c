import { mutation, type Proof } from '../proof.ts';

const read = (key: string, role = 'shop-secrets', statements = '') => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: us-east-1 }
iam:
  serviceAccounts:
    - metadata: { name: reader, namespace: shop }
      roleName: shop-secrets
      attachPolicy:
        Statement:
          - Effect: Allow
            Action: ["secretsmanager:GetSecretValue"]
            Resource: ["arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/production/*"]${statements}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: reader, namespace: shop, annotations: { eks.amazonaws.com/role-arn: "arn:aws:iam::123456789012:role/${role}" } }
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: remote, namespace: shop }
spec: { provider: { aws: { region: us-east-1, service: SecretsManager, auth: { jwt: { serviceAccountRef: { name: reader } } } } } }
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec: { secretStoreRef: { name: remote }, data: [{ secretKey: a, remoteRef: { key: ${key}, property: a } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'the secret of another environment',
      manifests: read('shop/staging/database'),
      says: [
        "ExternalSecret shop/web › spec.data[0].remoteRef.key: role shop-secrets may not read 'shop/staging/database' › a key of shop/production/*",
      ],
    },
    {
      what: 'a role that nobody makes',
      manifests: read('shop/production/database', 'shop-readers'),
      says: [
        'ExternalSecret shop/web › spec.data[0].remoteRef.key: is read by role shop-readers, which nothing here makes › a role of the ClusterConfig that may read it',
      ],
    },
  ],
  accepted: [{ what: 'a secret of its own environment', manifests: read('shop/production/database') }],
  mutations: [
    mutation('a secret of another environment', 'ExternalSecret', ({ spec }, cluster) =>
      cluster.of('ClusterConfig').length === 0
        ? []
        : (spec?.data ?? []).map((_, index) => ({
            field: `spec.data[${index}].remoteRef.key`,
            to: 'i2s/other/database',
          })),
    ),
    mutation('another role', 'ServiceAccount', ({ metadata }, cluster) =>
      metadata.name === 'external-secrets' &&
      cluster.of('ClusterConfig').length > 0 &&
      cluster.of('ExternalSecret').some((external) => external.metadata.namespace === metadata.namespace)
        ? [{ field: "metadata.annotations['eks.amazonaws.com/role-arn']", to: 'arn:aws:iam::123456789012:role/other' }]
        : [],
    ),
  ],
};
