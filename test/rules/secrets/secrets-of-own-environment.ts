import { mutation, type Proof } from '../proof.ts';

const files = (
  environment: string,
  key: string,
  provider = 'aws: { service: SecretsManager, region: eu-central-1 }',
) => ({
  [`argocd/${environment}/shop/root.yaml`]: `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }
spec: {}
`,
  [`dist/${environment}/shop/shop/web.yaml`]: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec: { secretStoreRef: { name: remote }, data: [{ secretKey: a, remoteRef: { key: ${key} } }] }
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: { name: remote, namespace: shop }
spec: { provider: { ${provider} } }
`,
});

const inCluster = 'kubernetes: { remoteNamespace: dev-secrets }';

export const proof: Proof = {
  refused: [
    {
      what: 'a key of another environment',
      manifests: { ...files('staging', 'shop/production/db'), ...files('production', 'shop/production/db') },
      says: [
        'ExternalSecret shop/web › spec.data[0].remoteRef.key: shop/production/db, of production › a key with /staging/ in it',
      ],
    },
    {
      what: 'one key for all',
      manifests: { ...files('staging', 'shop/openai'), ...files('production', 'shop/openai') },
      says: [
        'ExternalSecret shop/web › spec.data[0].remoteRef.key: shop/openai, which staging reads too › a key with /production/ in it',
        'ExternalSecret shop/web › spec.data[0].remoteRef.key: shop/openai, which production reads too › a key with /staging/ in it',
      ],
    },
  ],
  accepted: [
    {
      what: 'a key each',
      manifests: { ...files('staging', 'shop/staging/db'), ...files('production', 'shop/production/db') },
    },
    {
      what: 'a store in each cluster',
      manifests: { ...files('dev', 'db', inCluster), ...files('staging', 'db', inCluster) },
    },
    {
      what: 'a store in each region',
      manifests: {
        ...files('dr', 'db', 'aws: { service: SecretsManager, region: eu-west-1 }'),
        ...files('production', 'db'),
      },
    },
  ],
  mutations: [
    mutation('a key of another environment', 'ExternalSecret', ({ spec }, cluster) => {
      const { environment = '' } = cluster;
      const key = spec?.data?.[0]?.remoteRef?.key ?? '';
      const to = key.replace(`/${environment}/`, environment === 'production' ? '/staging/' : '/production/');
      return to === key ? [] : [{ field: 'spec.data[0].remoteRef.key', to }];
    }),
  ],
};
