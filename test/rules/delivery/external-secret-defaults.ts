import { mutation, type Proof } from '../proof.ts';

const secret = (more = '') => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: shop }
spec: { data: [{ secretKey: url, remoteRef: { key: db${more} } }] }
`;
const application = (options: string, annotations = '{}') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd, annotations: ${annotations} }
spec: { source: { path: k8s }, syncPolicy: { syncOptions: [${options}] } }
---
`;

export const proof: Proof = {
  refused: [
    {
      what: 'compared by Argo CD alone',
      manifests: application('') + secret(', metadataPolicy: None'),
      says: [
        'ExternalSecret shop/db › spec.data[0].remoteRef: without conversionStrategy, decodingStrategy, which the API server writes and Argo CD takes for a difference › these fields, or ServerSideDiff=true in the compare-options of the Application',
      ],
    },
  ],
  accepted: [
    {
      what: 'compared by the API server',
      manifests: application('', '{ argocd.argoproj.io/compare-options: ServerSideDiff=true }') + secret(),
    },
    { what: 'only its own fields are compared', manifests: application('ServerSideApply=true') + secret() },
    {
      what: 'written out',
      manifests:
        application('') + secret(', conversionStrategy: Default, decodingStrategy: None, metadataPolicy: None'),
    },
    { what: 'no Argo CD', manifests: secret() },
  ],
  mutations: [
    mutation('compared by Argo CD alone', 'Application', ({ spec }, { name }) =>
      spec?.source?.path === `dist/${name}` && spec.source.directory?.include === undefined
        ? [
            {
              fields: {
                "metadata.annotations['argocd.argoproj.io/compare-options']": undefined,
                'spec.syncPolicy.syncOptions': ['PruneLast=true'],
              },
            },
          ]
        : [],
    ),
  ],
};
