import type { ClusterRule } from '../../model/rule.ts';
import { fieldsIn } from '../../model/untyped.ts';

export const kafkaConfigurationIsUsed: ClusterRule = {
  id: 'kafka-configuration-is-used',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['Configuration', 'Template'],
  summary: 'every configuration of MSK is that of a cluster',
  why: 'Without it the brokers have the defaults of MSK. A cluster refers to a configuration by its ARN, which exists only after it is created: attaching it is a second step.',
  source: 'https://docs.aws.amazon.com/msk/1.0/apireference/clusters.html#clusters-model-configurationinfo',
  *check(cluster) {
    const used = cluster
      .of('Cluster.kafka.services.k8s.aws')
      .flatMap(({ spec }) => spec?.configurationInfo?.arn?.split(':configuration/')[1]?.split('/')[0] ?? []);
    for (const object of cluster.of('Template'))
      for (const [resource, made] of Object.entries(object.Resources ?? {})) {
        const { Name: name } = fieldsIn(made?.Properties);
        if (made?.Type !== 'AWS::MSK::Configuration' || typeof name !== 'string' || used.includes(name)) continue;
        const isOfTemplate = Object.values(object.Resources ?? {}).some(
          (other) => other?.Type === 'AWS::MSK::Cluster' && JSON.stringify(other.Properties).includes(`"${resource}"`),
        );
        if (isOfTemplate) continue;
        yield {
          object,
          field: `Resources.${resource}.Properties.Name`,
          is: `${name}, which no Cluster has as configurationInfo`,
          needed: 'its ARN, an output of the stack, as spec.configurationInfo.arn of its Cluster',
        };
      }
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
