import type { ClusterRule } from '../../model/rule.ts';

export const topicHasCluster: ClusterRule = {
  id: 'topic-has-cluster',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['KafkaTopic'],
  summary: 'every KafkaTopic names its Kafka cluster',
  why: 'The Topic Operator of a cluster looks at the topics with its label: nobody makes one without. It is a warning because an operator that is installed by itself can be told of other labels.',
  source: 'https://strimzi.io/docs/operators/latest/deploying#con-topic-operator-str',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('KafkaTopic')) {
      if (object.metadata.labels?.['strimzi.io/cluster'] !== undefined) continue;
      const field = "metadata.labels['strimzi.io/cluster']";
      yield { object, field, is: 'missing: no Topic Operator makes it', needed: 'the name of the Kafka cluster' };
    }
  },
};
