import type { KafkaTopic } from '../../imports/types/kafka.strimzi.io.ts';
import type { Topic } from '../spec/data-service.ts';
import type { KafkaSize } from '../spec/data-service-size.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/**
 * A topic that Strimzi's Topic Operator maintains. The object's name is the topic's name in a form that Kubernetes
 * allows.
 */
export function kafkaTopic(
  { name: system, owner }: System,
  namespace: string,
  kafka: string,
  topic: Topic,
  size: KafkaSize,
): KafkaTopic {
  return {
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaTopic',
    metadata: {
      name: topic.name.toLowerCase().replaceAll(/[._]/g, '-'),
      namespace,
      labels: { ...systemLabels({ system, owner }), 'strimzi.io/cluster': kafka },
    },
    spec: {
      topicName: topic.name,
      partitions: topic.partitions,
      replicas: replicationFactor(size),
      config: {
        'retention.ms': topic.retentionDays * 86_400_000,
        'min.insync.replicas': minInSyncReplicas(size),
        ...(topic.compression !== undefined && { 'compression.type': topic.compression }),
      },
    },
  };
}

/** Three replicas, or as many as there are brokers. */
export function replicationFactor({ brokers }: KafkaSize): number {
  return Math.min(3, brokers.length);
}

/** One replica may be missing without blocking producers. */
export function minInSyncReplicas(size: KafkaSize): number {
  return Math.max(1, replicationFactor(size) - 1);
}
