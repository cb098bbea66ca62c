import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const topicNamesDiffer: ClusterRule = {
  id: 'topic-names-differ',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['KafkaTopic'],
  summary: 'no two topics of a Kafka cluster differ by dots and underscores alone',
  why: 'Kafka writes both characters as one in the names of metrics, where such topics are one. Brokers with KRaft refuse the second topic; older ones take it, and therefore it is a warning.',
  source: 'https://kafka.apache.org/documentation/#basic_ops_add_topic',
  *check(cluster) {
    const first = new Map<string, string>();
    for (const object of cluster.of('KafkaTopic')) {
      const name = nameOf(object);
      const { namespace = '', labels } = object.metadata;
      const key = `${namespace}/${labels?.['strimzi.io/cluster'] ?? ''}/${name.replaceAll('.', '_')}`;
      const other = first.get(key) ?? name;
      first.set(key, other);
      if (other === name) continue;
      const field = object.spec?.topicName === undefined ? 'metadata.name' : 'spec.topicName';
      yield { object, field, is: `${name}, beside topic ${other}`, needed: 'a name that differs by other characters' };
    }
  },
};

function nameOf({ metadata, spec }: Of<'KafkaTopic'>): string {
  return spec?.topicName ?? metadata.name;
}
