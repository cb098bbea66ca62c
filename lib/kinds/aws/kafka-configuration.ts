import type { Configuration } from '../../../imports/types/kafka.services.k8s.aws.ts';
import type { Kafka, KafkaSize } from '../../spec/data-service.ts';
import { minInSyncReplicas, replicationFactor } from '../kafka-topic.ts';
import { awsMetadata, type AwsOwner } from './metadata.ts';

/** Broker defaults: no topic comes into being by a misspelt name, and internal topics are as safe as the declared ones. */
export function kafkaConfiguration(owner: AwsOwner, name: string, { version }: Kafka, size: KafkaSize): Configuration {
  const replicas = replicationFactor(size);
  const properties = [
    'auto.create.topics.enable=false',
    `default.replication.factor=${replicas}`,
    `min.insync.replicas=${minInSyncReplicas(size)}`,
    `offsets.topic.replication.factor=${replicas}`,
    'unclean.leader.election.enable=false',
  ];
  return {
    apiVersion: 'kafka.services.k8s.aws/v1alpha1',
    kind: 'Configuration',
    metadata: awsMetadata(owner, name),
    spec: {
      name: `${size.identifier}-config`,
      description: `Broker configuration of ${size.identifier}`,
      kafkaVersions: [version],
      // The API takes bytes.
      serverProperties: Buffer.from(`${properties.join('\n')}\n`).toString('base64'),
    },
  };
}
