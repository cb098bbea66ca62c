import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';

const topic = (name: string, topicName = name, cluster = 'main') => `
---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: { name: ${name}, namespace: mail, labels: { strimzi.io/cluster: ${cluster} } }
spec: { partitions: 1, replicas: 1, topicName: ${topicName} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a dot and an underscore',
      manifests: topic('mail.sent') + topic('mail-sent', 'mail_sent'),
      says: [
        'KafkaTopic mail/mail-sent › spec.topicName: mail_sent, beside topic mail.sent › a name that differs by other characters',
      ],
    },
  ],
  accepted: [
    { what: 'a dash', manifests: topic('mail.sent') + topic('mail-sent') },
    { what: 'another cluster', manifests: topic('mail.sent') + topic('mail-sent', 'mail_sent', 'other') },
  ],
  mutations: [
    mutation('a second topic', 'KafkaTopic', (object) => {
      const name = object.spec?.topicName ?? object.metadata.name;
      const twin = {
        ...object,
        metadata: { ...object.metadata, name: 'twin' },
        spec: { topicName: name.replaceAll('.', '_') },
      };
      return name.includes('.') ? [{ beside: twin as KubernetesObject }] : [];
    }),
  ],
};
