import { mutation, type Proof } from '../proof.ts';

const object = (apiVersion: string, kind: string, fields: string) =>
  `\n---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: shop, namespace: shop }\n${fields}`;
const database = (fields: string) =>
  object(
    'rds.services.k8s.aws/v1alpha1',
    'DBInstance',
    `spec: { dbInstanceClass: db.t4g.small, dbInstanceIdentifier: shop, engine: postgres${fields} }`,
  );
const cache = (fields: string, engine = 'redis') =>
  object(
    'elasticache.services.k8s.aws/v1alpha1',
    'ReplicationGroup',
    `spec: { description: a, replicationGroupID: shop, engine: ${engine}${fields} }`,
  );
const storageClass = (fields: string, provisioner = 'ebs.csi.aws.com') =>
  `\n---\napiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: { name: gp3 }\nprovisioner: ${provisioner}\nvolumeBindingMode: WaitForFirstConsumer\nparameters: { type: gp3${fields} }`;
const kafka = (fields: string) =>
  object(
    'kafka.services.k8s.aws/v1alpha1',
    'Cluster',
    `spec: { name: shop, kafkaVersion: 3.8.x, numberOfBrokerNodes: 3, brokerNodeGroupInfo: {}, encryptionInfo: { encryptionInTransit: { ${fields} } } }`,
  );

export const proof: Proof = {
  refused: [
    {
      what: 'databases',
      manifests: database('') + database(', storageEncrypted: false').replaceAll('name: shop,', 'name: other,'),
      says: [
        'DBInstance shop/shop › spec.storageEncrypted: missing: not encrypted › true',
        'DBInstance shop/other › spec.storageEncrypted: false › true',
      ],
    },
    {
      what: 'a cluster of Aurora',
      manifests: object(
        'rds.services.k8s.aws/v1alpha1',
        'DBCluster',
        'spec: { dbClusterIdentifier: shop, engine: aurora-postgresql }',
      ),
      says: ['DBCluster shop/shop › spec.storageEncrypted: missing: not encrypted › true'],
    },
    {
      what: 'a cluster of several regions',
      manifests: object('rds.services.k8s.aws/v1alpha1', 'GlobalCluster', 'spec: { globalClusterIdentifier: shop }'),
      says: ['GlobalCluster shop/shop › spec.storageEncrypted: missing: not encrypted › true'],
    },
    {
      what: 'a cache, at rest and on the way',
      manifests: cache(', atRestEncryptionEnabled: false'),
      says: [
        'ReplicationGroup shop/shop › spec.atRestEncryptionEnabled: false › true',
        'ReplicationGroup shop/shop › spec.transitEncryptionEnabled: missing: not encrypted › true',
      ],
    },
    {
      what: 'brokers that take plain text',
      manifests: kafka('clientBroker: TLS_PLAINTEXT, inCluster: false'),
      says: [
        'Cluster shop/shop › spec.encryptionInfo.encryptionInTransit.clientBroker: TLS_PLAINTEXT: brokers take plain text › TLS',
        'Cluster shop/shop › spec.encryptionInfo.encryptionInTransit.inCluster: false › true',
      ],
    },
    {
      what: 'volumes of pods and of nodes',
      manifests:
        storageClass('') +
        `\n---\napiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: { name: general }\nspec:\n  amiSelectorTerms: [{ alias: al2023@v20261101 }]\n  subnetSelectorTerms: [{ id: subnet-1 }]\n  securityGroupSelectorTerms: [{ id: sg-1 }]\n  role: nodes\n  metadataOptions: { httpTokens: required, httpPutResponseHopLimit: 1 }\n  blockDeviceMappings: [{ deviceName: /dev/xvda, ebs: { volumeSize: 50Gi } }]`,
      says: [
        "StorageClass gp3 › parameters.encrypted: missing › 'true'",
        'EC2NodeClass general › spec.blockDeviceMappings[0].ebs.encrypted: missing: not encrypted › true',
      ],
    },
  ],
  accepted: [
    { what: 'an encrypted database', manifests: database(', storageEncrypted: true') },
    { what: 'an instance of a cluster that is', manifests: database(', dbClusterIdentifier: shop') },
    { what: 'Valkey, which is by default', manifests: cache('', 'valkey') },
    { what: 'brokers, which are by default', manifests: kafka('') },
    {
      what: 'an encrypted class, and one of another maker',
      manifests:
        storageClass(", encrypted: 'true'") + storageClass('', 'nfs.csi.k8s.io').replace('name: gp3', 'name: nfs'),
    },
  ],
  mutations: [
    mutation('a database', 'DBInstance', ({ spec }) =>
      spec?.sourceDBInstanceIdentifier === undefined && spec?.storageEncrypted === true
        ? [
            { field: 'spec.storageEncrypted', to: false },
            { field: 'spec.storageEncrypted', to: undefined },
          ]
        : [],
    ),
    mutation('a cluster', 'DBCluster', () => [{ field: 'spec.storageEncrypted', to: false }]),
    mutation('a cache', 'ReplicationGroup', () => [
      { field: 'spec.atRestEncryptionEnabled', to: false },
      { field: 'spec.transitEncryptionEnabled', to: undefined },
    ]),
    mutation('brokers', 'Cluster.kafka.services.k8s.aws', () => [
      { field: 'spec.encryptionInfo.encryptionInTransit.clientBroker', to: 'PLAINTEXT' },
    ]),
    mutation('volumes', 'StorageClass', () => [{ field: 'parameters.encrypted', to: undefined }]),
    mutation('nodes', 'EC2NodeClass', () => [{ field: 'spec.blockDeviceMappings[0].ebs.encrypted', to: false }]),
    mutation('the first nodes', 'ClusterConfig', ({ managedNodeGroups }) =>
      managedNodeGroups === undefined ? [] : [{ field: 'managedNodeGroups[0].volumeEncrypted', to: false }],
    ),
  ],
};
