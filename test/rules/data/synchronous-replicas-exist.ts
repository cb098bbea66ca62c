import { mutation, type Proof } from '../proof.ts';

const database = (spec: string) => `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: shop }
spec: { storage: { size: 1Gi }, ${spec} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'as many as there are instances',
      manifests: database('instances: 2, postgresql: { synchronous: { method: any, number: 2 } }'),
      says: [
        'Cluster shop/orders › spec.postgresql.synchronous.number: 2 with 2 instances › at most 1, or more instances',
      ],
    },
    {
      what: 'the older fields',
      manifests: database('instances: 3, minSyncReplicas: 4, maxSyncReplicas: 3'),
      says: [
        'Cluster shop/orders › spec.maxSyncReplicas: 3 with 3 instances › at most 2, or more instances',
        'Cluster shop/orders › spec.minSyncReplicas: 4, above maxSyncReplicas of 3 › at most 3',
      ],
    },
  ],
  accepted: [
    {
      what: 'all but the primary',
      manifests: database('instances: 3, postgresql: { synchronous: { method: any, number: 2 } }'),
    },
    {
      what: 'a standby elsewhere',
      manifests: database(
        'instances: 1, postgresql: { synchronous: { method: any, number: 1, standbyNamesPost: [other] } }',
      ),
    },
    { what: 'the older fields', manifests: database('instances: 3, minSyncReplicas: 1, maxSyncReplicas: 2') },
    { what: 'none', manifests: database('instances: 1') },
  ],
  mutations: [
    mutation('more than there are', 'Cluster.postgresql.cnpg.io', ({ spec }) => [
      { field: 'spec.postgresql.synchronous', to: { method: 'any', number: spec?.instances ?? 1 } },
    ]),
  ],
};
