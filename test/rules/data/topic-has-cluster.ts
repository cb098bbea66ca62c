import { mutation, type Proof } from '../proof.ts';

const topic = (labels: string) => `
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: mail-sent, namespace: mail, labels: { ${labels} } }
spec: { partitions: 1, replicas: 1 }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'no cluster',
      manifests: topic('owner: mail'),
      says: [
        "KafkaTopic mail/mail-sent › metadata.labels['strimzi.io/cluster']: missing: no Topic Operator makes it › the name of the Kafka cluster",
      ],
    },
  ],
  accepted: [{ what: 'a cluster', manifests: topic('strimzi.io/cluster: main') }],
  mutations: [
    mutation('no cluster', 'KafkaTopic', () => [{ field: "metadata.labels['strimzi.io/cluster']", to: undefined }]),
  ],
};
