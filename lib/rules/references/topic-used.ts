import type { ClusterRule } from '../../model/rule.ts';
import { topicUses } from '../../model/references/topics.ts';

export const topicUsed: ClusterRule = {
  id: 'topic-used',
  tier: 'contract',
  severity: 'warning',
  misses: 'what uses it',
  kinds: ['KafkaTopic'],
  summary: 'every declared topic is written or read by a workload',
  why: 'A topic that no workload writes or reads still costs storage and backups.',
  *check(cluster) {
    const used = new Set(cluster.once(topicUses).map(({ topic }) => topic));
    if (used.size === 0) return;
    for (const object of cluster.of('KafkaTopic')) {
      const topic = object.spec?.topicName ?? object.metadata.name;
      if (used.has(topic)) continue;
      const field = object.spec?.topicName === undefined ? 'metadata.name' : 'spec.topicName';
      yield {
        object,
        field,
        is: `no workload writes or reads '${topic}'`,
        needed: 'a workload that does, or no topic',
      };
    }
  },
};
