import { mutation, type Proof } from '../proof.ts';

const object = (apiVersion: string, kind: string, spec: string, name = 'shop') =>
  `\n---\napiVersion: ${apiVersion}.services.k8s.aws/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec: { ${spec} }`;
const instance = (fields: string, name = 'shop') =>
  object('rds', 'DBInstance', `dbInstanceClass: db.t4g.small, dbInstanceIdentifier: ${name}, ${fields}`, name);
const aurora = object(
  'rds',
  'DBCluster',
  'dbClusterIdentifier: shop, engine: aurora-postgresql, storageEncrypted: true',
);
const cache = (fields: string) =>
  object('elasticache', 'ReplicationGroup', `description: a, replicationGroupID: shop, engine: redis, ${fields}`);
const broker = (mode: string) =>
  object(
    'mq',
    'Broker',
    `name: shop, engineType: RABBITMQ, hostInstanceType: mq.m7g.large, publiclyAccessible: false, users: [], deploymentMode: ${mode}`,
  );
const kafka = (subnets: string) =>
  object(
    'kafka',
    'Cluster',
    `name: shop, kafkaVersion: 3.8.x, numberOfBrokerNodes: 3, brokerNodeGroupInfo: { clientSubnets: [${subnets}] }`,
  );
const inProduction = (manifests: string, environment = 'production') => ({
  [`dist/${environment}/shop/data.yaml`]: manifests,
  [`argocd/${environment}/shop/project.yaml`]: `apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: ${environment} } }\nspec: {}`,
});

export const proof: Proof = {
  refused: [
    {
      what: 'a database in one zone',
      manifests: inProduction(instance('engine: postgres, multiAZ: false')),
      says: ['DBInstance shop/shop › spec.multiAZ: false: one copy in one zone › true'],
    },
    {
      what: 'an Aurora with nothing to take over',
      manifests: inProduction(aurora + instance('engine: aurora-postgresql, dbClusterIdentifier: shop')),
      says: ['DBCluster shop/shop › spec.dbClusterIdentifier: shop has one instance › a second DBInstance of it'],
    },
    {
      what: 'a cache alone',
      manifests: inProduction(cache('replicasPerNodeGroup: 0')),
      says: [
        'ReplicationGroup shop/shop › spec.automaticFailoverEnabled: missing: no replica takes over › true',
        'ReplicationGroup shop/shop › spec.multiAZEnabled: missing: replicas may share a zone › true',
        'ReplicationGroup shop/shop › spec.replicasPerNodeGroup: 0: no replica › at least 1',
      ],
    },
    {
      what: 'brokers in one zone',
      manifests: inProduction(broker('SINGLE_INSTANCE') + kafka('subnet-1')),
      says: [
        'Broker shop/shop › spec.deploymentMode: SINGLE_INSTANCE: in one zone › CLUSTER_MULTI_AZ, or of ActiveMQ ACTIVE_STANDBY_MULTI_AZ',
        'Cluster shop/shop › spec.brokerNodeGroupInfo.clientSubnets: 1: each is in one zone › one of each zone',
      ],
    },
  ],
  accepted: [
    {
      what: 'all of them in several zones',
      manifests: inProduction(
        instance('engine: postgres, multiAZ: true', 'other') +
          aurora +
          instance('engine: aurora-postgresql, dbClusterIdentifier: shop', 'one') +
          instance('engine: aurora-postgresql, dbClusterIdentifier: shop', 'two') +
          cache('replicasPerNodeGroup: 1, automaticFailoverEnabled: true, multiAZEnabled: true') +
          broker('CLUSTER_MULTI_AZ') +
          kafka('subnet-1, subnet-2'),
      ),
    },
    { what: 'one zone in staging', manifests: inProduction(instance('engine: postgres'), 'staging') },
  ],
  mutations: [
    mutation('a database in one zone', 'DBInstance', ({ spec }, { environment }) =>
      environment === 'production' && spec?.multiAZ === true ? [{ field: 'spec.multiAZ', to: false }] : [],
    ),
    mutation('an Aurora without its instances', 'DBCluster', (_, { environment }) =>
      environment === 'production' ? [{ field: 'spec.dbClusterIdentifier', to: 'other' }] : [],
    ),
    mutation('a cache', 'ReplicationGroup', (_, { environment }) =>
      environment === 'production'
        ? [
            { field: 'spec.replicasPerNodeGroup', to: 0 },
            { field: 'spec.multiAZEnabled', to: false },
          ]
        : [],
    ),
    mutation('a broker', 'Broker', (_, { environment }) =>
      environment === 'production' ? [{ field: 'spec.deploymentMode', to: 'SINGLE_INSTANCE' }] : [],
    ),
  ],
};
