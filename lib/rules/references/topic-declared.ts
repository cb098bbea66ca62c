import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { declaredTopics, topicUses } from '../../model/references/topics.ts';

export const topicDeclared: ClusterRule = {
  id: 'topic-declared',
  tier: 'correctness',
  severity: 'error',
  misses: 'the KafkaTopic',
  kinds: ['Deployment', 'ScaledObject'],
  summary: 'every topic that is written, read or measured is declared by a KafkaTopic, where any is',
  why: 'Brokers that do not create topics automatically answer UNKNOWN_TOPIC_OR_PARTITION for a topic that nobody declares.',
  source: 'https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaTopic-reference',
  *check(cluster) {
    const declared = cluster.once(declaredTopics);
    if (declared.size === 0) return;
    for (const { object, field, topic } of cluster.once(topicUses)) {
      if (declared.has(topic)) continue;
      const is = `no KafkaTopic '${topic}'${suggestion(topic, declared.keys())}`;
      yield { object, field, is, needed: 'a topic that is declared' };
    }
  },
};
