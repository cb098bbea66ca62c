import { mutation, type Proof } from '../proof.ts';

const bucket = (name: string) => `
apiVersion: s3.services.k8s.aws/v1alpha1
kind: Bucket
metadata: { name: archive, namespace: shop }
spec: { name: ${name} }
`;
const cluster = (name: string, region: string) =>
  `apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: { name: ${name}, region: ${region} }\n`;
const group = `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBSubnetGroup
metadata: { name: db, namespace: shop }
spec: { name: Shop }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'one bucket of two systems',
      manifests: {
        'dist/production/shop/a.yaml': bucket('archive'),
        'dist/production/other/a.yaml': bucket('archive'),
      },
      says: [
        'Bucket shop/archive › spec.name: archive is Bucket archive of production/shop too › a name that is unique in AWS',
      ],
    },
    {
      what: 'two in one region',
      manifests: {
        'dist/clusters/dr/shop.yaml': cluster('shop', 'us-east-1'),
        'dist/clusters/production/shop.yaml': cluster('shop', 'us-east-1'),
        'dist/dr/shop/a.yaml': group,
        'dist/production/shop/a.yaml': group.replace('Shop', 'shop'),
      },
      says: [
        'ClusterConfig shop › metadata.name: shop is ClusterConfig shop of dr/shop too › a name that is unique in the account, us-east-1',
        'DBSubnetGroup shop/db › spec.name: shop is DBSubnetGroup db of dr/shop too › a name that is unique in the account, us-east-1',
      ],
    },
  ],
  accepted: [
    {
      what: 'one name in two regions',
      manifests: {
        'dist/clusters/dr/shop.yaml': cluster('shop', 'us-west-2'),
        'dist/clusters/production/shop.yaml': cluster('shop', 'us-east-1'),
        'dist/dr/shop/a.yaml': group,
        'dist/production/shop/a.yaml': group,
      },
    },
    {
      what: 'regions that nobody knows',
      manifests: { 'dist/dr/shop/a.yaml': group, 'dist/production/shop/a.yaml': group },
    },
  ],
  mutations: [
    ...(['Bucket', 'Role.iam.services.k8s.aws', 'DBInstance', 'ReplicationGroup', 'Broker'] as const).map((kind) =>
      mutation(`a second ${kind}`, kind, (object) => [
        { beside: { ...object, metadata: { ...object.metadata, name: 'other' } } },
      ]),
    ),
    mutation('a second cluster', 'ClusterConfig', (object) => [{ beside: { ...object } }]),
  ],
};
