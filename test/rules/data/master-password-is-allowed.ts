import { mutation, type Proof } from '../proof.ts';

const cluster = (fields: string) => `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBCluster
metadata: { name: shop, namespace: shop }
spec: { dbClusterIdentifier: shop, engine: aurora-postgresql, manageMasterUserPassword: true${fields} }`;
const instance = (name: string, fields: string) => `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: ${name}, namespace: shop }
spec: { dbInstanceClass: db.t4g.small, dbInstanceIdentifier: ${name}, engine: postgres, ${fields} }`;
const source = instance('shop', 'manageMasterUserPassword: true');

export const proof: Proof = {
  refused: [
    {
      what: 'a member of a global database',
      manifests: cluster(', globalClusterIdentifier: shop-global'),
      says: [
        'DBCluster shop/shop › spec.manageMasterUserPassword: true in the global database shop-global › masterUserPassword, from a Secret',
      ],
    },
    {
      what: 'the source of a replica in another cluster',
      manifests: {
        'dist/production/shop/a.yaml': source,
        'dist/dr/shop/a.yaml': instance(
          'copy',
          'sourceDBInstanceIdentifier: arn:aws:rds:eu-west-1:111122223333:db:shop',
        ),
      },
      says: [
        'DBInstance shop/shop › spec.manageMasterUserPassword: true, and it has a read replica › masterUserPassword, from a Secret',
      ],
    },
  ],
  accepted: [
    { what: 'a cluster and an instance that nobody follows', manifests: `${cluster('')}\n---${source}` },
    {
      what: 'a password from a Secret',
      manifests: `${instance('shop', 'masterUserPassword: { name: a, key: b }')}\n---${instance('copy', 'sourceDBInstanceIdentifier: shop')}`,
    },
  ],
  mutations: [
    mutation('AWS keeps the password of a global database', 'DBCluster', ({ spec }) =>
      spec?.globalClusterIdentifier === undefined ? [] : [{ field: 'spec.manageMasterUserPassword', to: true }],
    ),
  ],
};
