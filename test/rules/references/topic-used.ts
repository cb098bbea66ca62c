import { mutation, type Proof } from '../proof.ts';

const topic = `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: rewards, namespace: shop }
spec: { topicName: rl_rewards }
---
`;

const writer = (name: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: train, namespace: shop${name === '' ? '' : `, annotations: { strata.dev/publishes: ${name} }`} }
spec: { template: { spec: { containers: [] } } }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a topic of nobody',
      manifests: topic + writer('losses'),
      says: [
        "KafkaTopic shop/rewards › spec.topicName: no workload writes or reads 'rl_rewards' › a workload that does, or no topic",
      ],
    },
  ],
  accepted: [
    { what: 'a topic that is written', manifests: topic + writer('rl_rewards') },
    { what: 'nobody says what is written', manifests: topic + writer('') },
  ],
  mutations: [mutation('another topic', 'KafkaTopic', () => [{ field: 'spec.topicName', to: 'unused' }])],
};
