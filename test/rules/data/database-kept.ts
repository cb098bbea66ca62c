import { mutation, type Proof } from '../proof.ts';

const database = (kind: string, spec: string) => `
---
apiVersion: rds.services.k8s.aws/v1alpha1
kind: ${kind}
metadata: { name: ${kind.toLowerCase()}, namespace: shop }
spec: ${spec}
`;

export const proof: Proof = {
  refused: [
    {
      what: 'not protected',
      manifests: database('DBInstance', '{ deletionProtection: false }') + database('DBCluster', '{}'),
      says: [
        'DBInstance shop/dbinstance › spec.deletionProtection: false: one call deletes it › true',
        'DBCluster shop/dbcluster › spec.deletionProtection: missing: one call deletes it › true',
      ],
    },
  ],
  accepted: [
    {
      what: 'protected, or an instance of what is',
      manifests:
        database('DBCluster', '{ deletionProtection: true }') +
        database('DBInstance', '{ dbClusterIdentifier: shop, dbInstanceIdentifier: shop-1 }'),
    },
  ],
  mutations: (['DBInstance', 'DBCluster'] as const).map((kind) =>
    mutation(`a ${kind} that is not protected`, kind, ({ spec }, cluster) =>
      cluster.environment === 'staging' || spec?.deletionProtection !== true
        ? []
        : [
            { field: 'spec.deletionProtection', to: false },
            { field: 'spec.deletionProtection', to: undefined },
          ],
    ),
  ),
};
