import { mutation, type Proof } from '../proof.ts';

const database = (key: string) => `
apiVersion: rds.services.k8s.aws/v1alpha1
kind: DBInstance
metadata: { name: shop, namespace: shop }
spec: { dbInstanceClass: db.t4g.small, dbInstanceIdentifier: shop, engine: postgres, ${key} }`;
const kafka = (key: string) => `
apiVersion: kafka.services.k8s.aws/v1alpha1
kind: Cluster
metadata: { name: shop, namespace: shop }
spec:
  name: shop
  kafkaVersion: 3.8.x
  numberOfBrokerNodes: 3
  brokerNodeGroupInfo: {}
  encryptionInfo: { encryptionAtRest: { dataVolumeKMSKeyID: '${key}' } }`;

export const proof: Proof = {
  refused: [
    {
      what: 'the alias of AWS, and one of its own by ARN',
      manifests: `${database('kmsKeyID: alias/aws/rds')}\n---${kafka('arn:aws:kms:eu-west-1:111122223333:alias/shop')}`,
      says: [
        "DBInstance shop/shop › spec.kmsKeyID: 'alias/aws/rds' › the ARN of the key, arn:aws:kms:…:key/…",
        "Cluster shop/shop › spec.encryptionInfo.encryptionAtRest.dataVolumeKMSKeyID: 'arn:aws:kms:eu-west-1:111122223333:alias/shop' › the ARN of the key, arn:aws:kms:…:key/…",
      ],
    },
  ],
  accepted: [
    { what: 'the ARN of a key', manifests: database('kmsKeyID: arn:aws:kms:eu-west-1:111122223333:key/a') },
    { what: 'a reference', manifests: database('kmsKeyRef: { from: { name: shop } }') },
  ],
  mutations: [
    mutation('a cache with an alias', 'ReplicationGroup', () => [{ field: 'spec.kmsKeyID', to: 'alias/shop' }]),
    mutation('a broker with an alias', 'Broker', () => [
      { field: 'spec.encryptionOptions.kmsKeyID', to: 'alias/aws/mq' },
    ]),
    mutation('a database with an alias', 'DBCluster', () => [{ field: 'spec.kmsKeyID', to: 'alias/aws/rds' }]),
  ],
};
