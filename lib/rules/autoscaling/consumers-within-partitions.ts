import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const consumersWithinPartitions: ClusterRule = {
  id: 'consumers-within-partitions',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ScaledObject'],
  summary: 'what scales on the lag of topics has no more replicas than they have partitions',
  why: 'In a consumer group one consumer reads a partition, so further replicas read nothing. KEDA does not scale beyond the partitions, and quotas and node pools count a maximum that is never reached.',
  source: 'https://keda.sh/docs/latest/scalers/apache-kafka/',
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      const { maxReplicaCount = 100, minReplicaCount = 0, triggers = [] } = object.spec ?? {};
      const kafka = triggers.filter(({ type }) => type === 'kafka' || type === 'apache-kafka');
      if (kafka.length === 0 || kafka.length < triggers.length) continue;
      if (kafka.some(({ metadata }) => metadata?.allowIdleConsumers === 'true')) continue;
      const topics = new Set(kafka.flatMap(({ metadata }) => (metadata?.topic ?? '').split(',')));
      let partitions = 0;
      for (const topic of topics) partitions += cluster.once(partitionsByTopic).get(topic.trim()) ?? Number.NaN;
      const of = `the ${partitions} partitions of ${[...topics].join(', ')}`;
      const [count, field] =
        minReplicaCount > partitions
          ? [minReplicaCount, 'spec.minReplicaCount']
          : [maxReplicaCount, 'spec.maxReplicaCount'];
      if (count > partitions) yield { object, field, is: `${count}, beyond ${of}`, needed: `at most ${partitions}` };
    }
  },
};

/** If two Kafka clusters have the topic, the larger number counts. */
function partitionsByTopic(cluster: Cluster): ReadonlyMap<string, number> {
  const partitions = new Map<string, number>();
  for (const { metadata, spec } of cluster.of('KafkaTopic')) {
    const topic = spec?.topicName ?? metadata.name;
    partitions.set(topic, Math.max(spec?.partitions ?? 1, partitions.get(topic) ?? 0));
  }
  return partitions;
}
