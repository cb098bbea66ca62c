import { mutation, type Proof } from '../proof.ts';

const external = (name: string, target: string) => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: ${name}, namespace: shop }
spec: { secretStoreRef: { name: remote }, data: []${target} }
`;

const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: database, namespace: shop }
`;

const certificate = `
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: web, namespace: shop }
spec: { secretName: database, dnsNames: [example.com], issuerRef: { name: ca } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a Secret beside',
      manifests: external('a', ', target: { name: database }') + secret,
      says: ['ExternalSecret shop/a › spec.target.name: database, which Secret database writes too › the Secret gone'],
    },
    {
      what: 'two ExternalSecrets',
      manifests: external('a', ', target: { name: b }') + '---' + external('b', ''),
      says: ['ExternalSecret shop/b › spec.target.name: b, which ExternalSecret a writes too › a Secret of its own'],
    },
    {
      what: 'a Certificate of a Secret that is written',
      manifests: `${secret}data: { tls.crt: YQ== }${certificate}`,
      says: ['Certificate shop/web › spec.secretName: database, which Secret database writes too › the Secret gone'],
    },
    {
      what: 'a Certificate',
      manifests: external('database', '') + certificate,
      says: [
        'ExternalSecret shop/database › spec.target.name: database, which Certificate web writes too › a Secret of its own',
      ],
    },
  ],
  accepted: [
    {
      what: 'one that adds',
      manifests: external('a', ', target: { name: b, creationPolicy: Merge }') + '---' + external('b', ''),
    },
    { what: 'a Secret for the labels that a Certificate writes none of', manifests: secret + certificate },
    { what: 'two Secrets', manifests: external('a', '') + '---' + external('b', '') },
  ],
  mutations: [
    mutation('a second writer', 'ExternalSecret', (external) => [
      {
        beside: {
          ...external,
          metadata: { ...external.metadata, name: 'another' },
          spec: { ...external.spec, target: { name: external.spec?.target?.name ?? external.metadata.name } },
        } as never,
      },
      {
        beside: {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { ...external.metadata, name: external.spec?.target?.name ?? external.metadata.name },
        },
      },
    ]),
  ],
};
