import type { MetricSource } from './metric-source.ts';

/** What kafka_exporter says of topics and consumer groups. */
export const kafkaExporter: MetricSource = {
  // Names, types and labels compared with its README.
  source: 'https://github.com/danielqsj/kafka_exporter/tree/v1.9.0#metrics',
  scrapedBy: 'exporter',
  perObject: true,
  metrics: {
    kafka_brokers: 'gauge',
    kafka_broker_info: 'gauge address id',
    kafka_consumergroup_current_offset: 'gauge consumergroup topic partition',
    kafka_consumergroup_current_offset_sum: 'gauge consumergroup topic',
    kafka_consumergroup_lag: 'gauge consumergroup topic partition',
    kafka_consumergroup_lag_sum: 'gauge consumergroup topic',
    kafka_consumergroup_members: 'gauge consumergroup',
    kafka_consumergroupzookeeper_lag_zookeeper: 'gauge *',
    kafka_topic_partitions: 'gauge topic',
    kafka_topic_partition_current_offset: 'gauge topic partition',
    kafka_topic_partition_oldest_offset: 'gauge topic partition',
    kafka_topic_partition_in_sync_replica: 'gauge topic partition',
    kafka_topic_partition_leader: 'gauge topic partition',
    kafka_topic_partition_leader_is_preferred: 'gauge topic partition',
    kafka_topic_partition_replicas: 'gauge topic partition',
    kafka_topic_partition_under_replicated_partition: 'gauge topic partition',
  },
};
