import { mutation, type Proof } from '../proof.ts';

const secret = (more = '', from = 'data: [{ secretKey: url, remoteRef: { key: db') => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: db, namespace: shop }
spec: { ${from}${more} } }] }
`;
const extract = (more = '') => secret(more, 'dataFrom: [{ extract: { key: db');
const application = (options: string, annotations = '{}') => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd, annotations: ${annotations} }
spec: { source: { path: k8s }, syncPolicy: { syncOptions: [${options}] } }
---
`;
const operator = (version: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: external-secrets, namespace: argocd }
spec: { source: { chart: external-secrets, repoURL: https://charts.external-secrets.io, targetRevision: ${version} } }
---
`;
const three = ', conversionStrategy: Default, decodingStrategy: None, metadataPolicy: None';
const said = (field: string, missing: string) =>
  `ExternalSecret shop/db › ${field}: without ${missing}, which the API server writes and Argo CD takes for a difference › these fields, External Secrets 2.9 or newer, or ServerSideDiff=true in the compare-options of the Application`;

export const proof: Proof = {
  refused: [
    {
      what: 'compared by Argo CD alone',
      manifests: operator('2.8.0') + application('') + secret(', metadataPolicy: None'),
      says: [said('spec.data[0].remoteRef', 'conversionStrategy, decodingStrategy')],
    },
    {
      what: 'a field that some releases have beside the older ones',
      manifests: operator('2.3.0') + application('ServerSideApply=true') + extract(three),
      says: [said('spec.dataFrom[0].extract', 'nullBytePolicy')],
    },
  ],
  accepted: [
    {
      what: 'compared by the API server',
      manifests:
        operator('2.8.0') + application('', '{ argocd.argoproj.io/compare-options: ServerSideDiff=true }') + secret(),
    },
    { what: 'written out', manifests: operator('2.8.0') + application('') + secret(three) },
    { what: 'a release without defaults', manifests: operator('2.9.0') + application('') + secret() },
    { what: 'a release that nobody names', manifests: application('') + secret() },
    { what: 'no Argo CD', manifests: secret() },
  ],
  mutations: [
    mutation('an older release, compared by Argo CD alone', 'Application', ({ spec }, { name }) =>
      spec?.source?.path === `dist/${name}` && spec.source.directory?.include === undefined
        ? [
            {
              fields: {
                "metadata.annotations['argocd.argoproj.io/compare-options']": undefined,
                'spec.sources': [
                  spec.source,
                  { chart: 'external-secrets', repoURL: 'https://charts.external-secrets.io', targetRevision: '2.4.0' },
                ],
              },
            },
          ]
        : [],
    ),
  ],
};
