import { mutation, type Proof } from '../proof.ts';

const topic = (name: string, partitions: number) => `
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: ${name}-topic, namespace: kafka, labels: { strimzi.io/cluster: kafka } }
spec: { topicName: ${name}, partitions: ${partitions}, replicas: 3 }
`;
const scaled = (bounds: string, triggers = kafka('orders')) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec: { ${bounds} scaleTargetRef: { name: web }, triggers: [${triggers}] }
`;
function kafka(name: string, more = ''): string {
  return `{ type: kafka, metadata: { bootstrapServers: "kafka:9092", consumerGroup: web, topic: ${name}${more} } }`;
}

export const proof: Proof = {
  refused: [
    {
      what: 'the default, which is 100',
      manifests: scaled('') + topic('orders', 6),
      says: ['ScaledObject shop/web › spec.maxReplicaCount: 100, beyond the 6 partitions of orders › at most 6'],
    },
    {
      what: 'more than the partitions of both topics',
      manifests:
        scaled('maxReplicaCount: 10,', `${kafka('orders')}, ${kafka('refunds')}`) +
        topic('orders', 6) +
        topic('refunds', 3),
      says: [
        'ScaledObject shop/web › spec.maxReplicaCount: 10, beyond the 9 partitions of orders, refunds › at most 9',
      ],
    },
    {
      what: 'idle from the start',
      manifests: scaled('minReplicaCount: 7, maxReplicaCount: 8,') + topic('orders', 6),
      says: ['ScaledObject shop/web › spec.minReplicaCount: 7, beyond the 6 partitions of orders › at most 6'],
    },
  ],
  accepted: [
    { what: 'one for each partition', manifests: scaled('maxReplicaCount: 6,') + topic('orders', 6) },
    {
      what: 'idle ones that are wanted',
      manifests: scaled('', kafka('orders', ', allowIdleConsumers: "true"')) + topic('orders', 6),
    },
    { what: 'a topic that somebody else has', manifests: scaled('') + topic('refunds', 6) },
    {
      what: 'more for the sake of CPU',
      manifests: scaled('', `${kafka('orders')}, { type: cpu, metadata: { value: "70" } }`) + topic('orders', 6),
    },
  ],
  mutations: [
    mutation('more replicas than partitions', 'ScaledObject', ({ spec }) =>
      spec?.triggers?.every(({ type, metadata }) => type === 'kafka' && metadata?.topic !== undefined) === true
        ? [{ field: 'spec.maxReplicaCount', to: 500 }]
        : [],
    ),
    mutation('fewer partitions than replicas', 'KafkaTopic', ({ spec }, cluster) =>
      cluster
        .of('ScaledObject')
        .some(({ spec: scaled }) => scaled?.triggers?.every(({ metadata }) => metadata?.topic === spec?.topicName))
        ? [{ field: 'spec.partitions', to: 1 }]
        : [],
    ),
  ],
};
