import { mutation, type Proof } from '../proof.ts';

const configMap = (bytes: number) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: shop }
data: { a: ${'a'.repeat(bytes - 3)} }
binaryData: { b: YWJj }
`;
const secret = (bytes: number) => `
---
apiVersion: v1
kind: Secret
metadata: { name: web, namespace: shop }
data: { a: ${Buffer.from('a'.repeat(bytes - 1)).toString('base64')}, b: ${'YWFh'.repeat(1000)} }
stringData: { b: ä }
`;
const annotated = (bytes: number) => `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: shop, annotations: { example.com/a: ${'a'.repeat(bytes - 13)} } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a ConfigMap of 1.1 MB',
      manifests: configMap(1_100_000),
      says: ['ConfigMap shop/web › data: 1100000 bytes › at most 1048576'],
    },
    {
      what: 'a byte too many, of which a text takes the place of a value',
      manifests: secret(1024 * 1024),
      says: ['Secret shop/web › data: 1048577 bytes › at most 1048576'],
    },
    {
      what: 'annotations that no object bears',
      manifests: annotated(256 * 1024 + 1),
      says: ['ConfigMap shop/web › metadata.annotations: 262145 bytes › at most 262144'],
    },
  ],
  accepted: [
    { what: 'the last byte', manifests: configMap(1024 * 1024) + secret(1024 * 1024 - 1) },
    { what: 'annotations to the last byte', manifests: annotated(256 * 1024) },
  ],
  mutations: [
    mutation('a large file', 'ConfigMap', () => [{ field: "data['large.txt']", to: 'x'.repeat(1024 * 1024) }]),
  ],
};
