import { mutation, type Proof } from '../proof.ts';

const project = `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
  annotations: { strata.dev/remote-secrets: "database: password username\\nopenai: api-key" }
---
`;

const external = (key: string, property: string) => `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: web, namespace: shop }
spec: { secretStoreRef: { name: remote }, data: [{ secretKey: a, remoteRef: { key: ${key}, property: ${property} } }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a property that is not there',
      manifests: project + external('shop/production/database', 'connection_url'),
      says: [
        "ExternalSecret shop/web › spec.data[0].remoteRef.property: remote secret database has no property 'connection_url' › one of password, username",
      ],
    },
    {
      what: 'a misspelt secret',
      manifests: project + external('shop/production/databse', 'password'),
      says: [
        "ExternalSecret shop/web › spec.data[0].remoteRef.key: the system has no remote secret 'databse' (did you mean 'database'?) › one of database, openai",
      ],
    },
  ],
  accepted: [
    { what: 'a property that is there', manifests: project + external('shop/production/openai', 'api-key') },
    { what: 'no list', manifests: external('a', 'b') },
  ],
  mutations: [
    mutation('another property', 'ExternalSecret', ({ spec }) =>
      (spec?.data ?? []).flatMap((_, index) => [
        { field: `spec.data[${index}].remoteRef.property`, to: 'nothing' },
        { field: `spec.data[${index}].remoteRef.key`, to: 'a/b/nothing' },
      ]),
    ),
  ],
};
