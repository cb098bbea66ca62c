import type { ClusterRule } from '../../model/rule.ts';

export const kafkaConfigurationIsUsed: ClusterRule = {
  id: 'kafka-configuration-is-used',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Configuration'],
  summary: 'every configuration of MSK is that of a cluster',
  why: 'Without it the brokers have the defaults of MSK. A cluster refers to a configuration by its ARN, which exists only after it is created: attaching it is a second step.',
  source: 'https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html#clusters-model-configurationinfo',
  *check(cluster) {
    const used = cluster
      .of('Cluster.kafka.services.k8s.aws')
      .flatMap(({ spec }) => spec?.configurationInfo?.arn?.split(':configuration/')[1]?.split('/')[0] ?? []);
    for (const object of cluster.of('Configuration')) {
      const { name } = object.spec ?? {};
      if (name === undefined || used.includes(name)) continue;
      yield {
        object,
        field: 'spec.name',
        is: `${name}, which no Cluster has as configurationInfo`,
        needed:
          'status.ackResourceMetadata.arn of this object, once it is made, as spec.configurationInfo.arn of its Cluster',
      };
    }
  },
};
