import { mutation, type Proof } from '../proof.ts';

const object = (apiVersion: string, kind: string, spec: string) =>
  `\n---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: shop, namespace: shop }\nspec: { ${spec} }`;
const database = (isPublic: boolean) =>
  object(
    'rds.services.k8s.aws/v1alpha1',
    'DBInstance',
    `dbInstanceClass: db.t4g.small, dbInstanceIdentifier: shop, engine: postgres, storageEncrypted: true, publiclyAccessible: ${isPublic}`,
  );
const bucket = (fields: string) => object('s3.services.k8s.aws/v1alpha1', 'Bucket', `name: shop${fields}`);
const kafka = (type: string) =>
  object(
    'kafka.services.k8s.aws/v1alpha1',
    'Cluster',
    `name: shop, kafkaVersion: 3.8.x, numberOfBrokerNodes: 3, brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: ${type} } } }`,
  );

export const proof: Proof = {
  refused: [
    {
      what: 'a database in the internet',
      manifests: database(true),
      says: ['DBInstance shop/shop › spec.publiclyAccessible: true › false'],
    },
    {
      what: 'brokers in the internet',
      manifests: kafka('SERVICE_PROVIDED_EIPS'),
      says: [
        'Cluster shop/shop › spec.brokerNodeGroupInfo.connectivityInfo.publicAccess.type: SERVICE_PROVIDED_EIPS › DISABLED',
      ],
    },
    {
      what: 'a bucket for everybody',
      manifests: bucket(', acl: public-read, publicAccessBlock: { blockPublicACLs: false, blockPublicPolicy: true }'),
      says: [
        'Bucket shop/shop › spec.acl: public-read › private, or nothing',
        'Bucket shop/shop › spec.publicAccessBlock.blockPublicACLs: false › true',
      ],
    },
  ],
  accepted: [
    { what: 'a private database, and brokers', manifests: database(false) + kafka('DISABLED') },
    { what: 'a bucket as S3 makes it', manifests: bucket(', acl: private') },
  ],
  mutations: [
    mutation('databases', 'DBInstance', () => [{ field: 'spec.publiclyAccessible', to: true }]),
    mutation('brokers', 'Broker', () => [{ field: 'spec.publiclyAccessible', to: true }]),
    mutation('buckets', 'Bucket', ({ spec }) =>
      Object.keys(spec?.publicAccessBlock ?? {}).map((name) => ({
        field: `spec.publicAccessBlock.${name}`,
        to: false,
      })),
    ),
  ],
};
