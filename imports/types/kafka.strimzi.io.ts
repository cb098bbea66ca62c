// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface KafkaTopic {
  apiVersion: 'kafka.strimzi.io/v1';
  kind: 'KafkaTopic';
  metadata: NamespacedMetadata;
  spec: KafkaTopicSpec;
}

export interface KafkaTopicSpec {
  config?: Record<string, unknown>;
  partitions?: number;
  replicas?: number;
  topicName?: string;
}
