import type { DataService, System } from '../../resolve/system.ts';
import { minInSyncReplicas, replicationFactor } from '../kafka-topic.ts';
import { attribute, type Resource, type Resources } from './resource.ts';

/** What CloudFormation gives out of the configurations, by the name of the output. */
type Outputs = Readonly<Record<string, { readonly Description: string; readonly Value: unknown }>>;

/**
 * The settings of the brokers of each MSK cluster. They stand in the stack because ACK can make a cluster with a configuration
 * by its ARN alone, and gives it to no cluster that is there.
 */
export function brokerConfigurations(system: System): { readonly resources: Resources; readonly outputs: Outputs } {
  const clusters = system.dataServices.filter(
    (service): service is typeof service & DataService<'kafka'> => service.kind === 'kafka' && service.managed,
  );
  const resources: Record<string, Resource> = {};
  const outputs: Record<string, Outputs[string]> = {};
  for (const { name, size } of clusters) {
    const resource = `BrokerConfiguration${name.replaceAll(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())}`;
    const replicas = replicationFactor(size);
    resources[resource] = {
      Type: 'AWS::MSK::Configuration',
      Properties: {
        Name: `${size.identifier}-config`,
        Description: `Broker configuration of ${size.identifier}`,
        // No topic comes into being by a misspelt name, and internal topics are as safe as the declared ones.
        ServerProperties: [
          'auto.create.topics.enable=false',
          `default.replication.factor=${replicas}`,
          `min.insync.replicas=${minInSyncReplicas(size)}`,
          `offsets.topic.replication.factor=${replicas}`,
          'unclean.leader.election.enable=false\n',
        ].join('\n'),
      },
    };
    outputs[resource] = { Description: `dataServices.${name}.configuration.arn`, Value: attribute(resource, 'Arn') };
  }
  return { resources, outputs };
}
