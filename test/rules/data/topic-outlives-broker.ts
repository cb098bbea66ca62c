import { mutation, type Proof } from '../proof.ts';

const topic = (replicas: number, inSync: number) => `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: orders, namespace: shop, labels: { strimzi.io/cluster: kafka } }
spec: { partitions: 3, replicas: ${replicas}, config: { min.insync.replicas: ${inSync} } }
---
`;
const brokers = `
apiVersion: kafka.services.k8s.aws/v1alpha1
kind: Cluster
metadata: { name: kafka, namespace: shop }
spec: { name: kafka, kafkaVersion: 3.8.x, numberOfBrokerNodes: 3, brokerNodeGroupInfo: {} }
`;
const inProduction = (manifests: string) => ({
  'dist/production/shop/topics.yaml': manifests,
  'argocd/production/shop/project.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: { name: shop, namespace: argocd, annotations: { strata.dev/environment: production } }\nspec: {}',
});

export const proof: Proof = {
  refused: [
    {
      what: 'more copies than brokers',
      manifests: topic(5, 2) + brokers,
      says: ['KafkaTopic shop/orders › spec.replicas: 5, and there are 3 brokers › at most 3'],
    },
    {
      what: 'more in sync than there are',
      manifests: topic(1, 2),
      says: [
        "KafkaTopic shop/orders › spec.config['min.insync.replicas']: 2 of 1 replicas: no write ever succeeds › at most 1",
      ],
    },
    {
      what: 'all in sync, in production',
      manifests: inProduction(topic(3, 3)),
      says: [
        "KafkaTopic shop/orders › spec.config['min.insync.replicas']: 3 of 3 replicas: writes stop while one is away › at most 2",
      ],
    },
  ],
  accepted: [
    { what: 'one that may be away', manifests: inProduction(topic(3, 2) + brokers) },
    { what: 'all of them, elsewhere', manifests: topic(2, 2) },
  ],
  mutations: [
    mutation('all in sync', 'KafkaTopic', ({ spec }) =>
      spec?.replicas === undefined ? [] : [{ field: "spec.config['min.insync.replicas']", to: spec.replicas + 1 }],
    ),
    mutation('more than brokers', 'KafkaTopic', (_, cluster) =>
      cluster.of('Cluster.kafka.services.k8s.aws').length > 0 ? [{ field: 'spec.replicas', to: 99 }] : [],
    ),
  ],
};
