import { mutation, type Proof } from '../proof.ts';

const secret = (data: string) => `
apiVersion: v1
kind: Secret
metadata: { name: database, namespace: shop }
${data}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'data',
      manifests: secret('data: { url: cG9zdGdyZXM6Ly8= }'),
      says: ['Secret shop/database › data: url, readable by everybody › an ExternalSecret'],
    },
    {
      what: 'text',
      manifests: secret('stringData: { url: x, user: web }'),
      says: ['Secret shop/database › stringData: url, user, readable by everybody › an ExternalSecret'],
    },
  ],
  accepted: [
    { what: 'what a controller fills in', manifests: secret('data: { csrf: "" }') },
    { what: 'a token that Kubernetes fills in', manifests: secret('type: kubernetes.io/service-account-token') },
  ],
  mutations: [
    mutation('a Secret beside', 'ExternalSecret', ({ metadata }) => [
      { beside: { apiVersion: 'v1', kind: 'Secret', metadata, data: { a: 'YQ==' } } as never },
    ]),
  ],
};
