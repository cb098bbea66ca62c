import type { Controller } from '../../lib/spec/controller.ts';
import { roleAnnotations } from './identity.ts';

/** AWS Controllers for Kubernetes, one for each service whose resources are rendered. */
export const aws = {
  'ack-rds': controller('rds', '1.11.1', 'databases', [
    'DBCluster',
    'DBInstance',
    'DBSubnetGroup',
    'DBClusterParameterGroup',
    'DBParameterGroup',
    'GlobalCluster',
  ]),
  'ack-kafka': controller('kafka', '1.11.1', 'Kafka clusters', ['Cluster', 'Configuration']),
  'ack-s3': controller('s3', '1.10.0', 'buckets', ['Bucket']),
  'ack-iam': controller('iam', '1.9.0', 'roles', ['Role', 'Policy', 'OpenIDConnectProvider']),
  'ack-eks': controller('eks', '1.21.0', 'cluster add-ons and access entries', [
    'AccessEntry',
    'Addon',
    'PodIdentityAssociation',
  ]),
  'ack-elasticache': controller('elasticache', '1.8.0', 'caches', ['ReplicationGroup', 'CacheSubnetGroup']),
  'ack-mq': controller('mq', '1.1.4', 'message brokers', ['Broker']), // not verified: whether a newer one exists
  'ack-kms': controller('kms', '1.3.0', 'encryption keys', ['Key', 'Alias']), // not verified: as for mq
} as const satisfies Readonly<Record<string, Controller>>;

function controller(service: string, version: string, what: string, kinds: readonly string[]): Controller {
  return {
    repository: 'public.ecr.aws/aws-controllers-k8s',
    chart: `${service}-chart`,
    version,
    namespace: 'ack-system',
    because: `Makes the ${what} that the systems declare.`,
    kinds: kinds.map((kind) => `${service}.services.k8s.aws/${kind}`),
    platforms: ['eks'],
    wave: -40,
    values: ({ cluster }) => ({
      aws: { region: cluster.region },
      // Deleting an object must never delete what it stands for.
      deletionPolicy: 'retain',
      serviceAccount: {
        name: `ack-${service}-controller`,
        annotations: roleAnnotations(cluster, `ack-${service}-controller`),
      },
    }),
  };
}
