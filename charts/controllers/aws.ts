import type { AwsStatement, Controller } from '../../lib/spec/controller.ts';
import {
  eksRights,
  elasticacheRights,
  iamRights,
  kafkaRights,
  kmsRights,
  mqRights,
  rdsRights,
  s3Rights,
} from './ack-rights.ts';
import { roleAnnotations } from './identity.ts';

/** AWS Controllers for Kubernetes, one for each service whose resources are rendered. */
export const aws = {
  'ack-rds': controller('rds', '1.11.1', 'databases', rdsRights, [
    'DBCluster',
    'DBInstance',
    'DBSubnetGroup',
    'DBClusterParameterGroup',
    'DBParameterGroup',
    'GlobalCluster',
  ]),
  'ack-kafka': controller('kafka', '1.11.1', 'Kafka clusters', kafkaRights, ['Cluster', 'Configuration']),
  'ack-s3': controller('s3', '1.10.0', 'buckets', s3Rights, ['Bucket']),
  'ack-iam': controller('iam', '1.9.0', 'roles of workloads', iamRights, ['Role', 'Policy', 'OpenIDConnectProvider']),
  'ack-eks': controller('eks', '1.21.0', 'bonds between service accounts and roles', eksRights, [
    'AccessEntry',
    'Addon',
    'PodIdentityAssociation',
  ]),
  'ack-elasticache': controller('elasticache', '1.8.0', 'caches', elasticacheRights, [
    'ReplicationGroup',
    'CacheSubnetGroup',
  ]),
  // not verified: whether newer charts of mq and kms exist
  'ack-mq': controller('mq', '1.1.4', 'message brokers', mqRights, ['Broker']),
  'ack-kms': controller('kms', '1.3.0', 'encryption keys', kmsRights, ['Key', 'Alias']),
} as const satisfies Readonly<Record<string, Controller>>;

function controller(
  service: string,
  version: string,
  what: string,
  statements: readonly AwsStatement[],
  kinds: readonly string[],
): Controller {
  const serviceAccount = `ack-${service}-controller`;
  return {
    repository: 'public.ecr.aws/aws-controllers-k8s',
    chart: `${service}-chart`,
    version,
    namespace: 'ack-system',
    because: `Makes the ${what} that the systems declare.`,
    kinds: kinds.map((kind) => `${service}.services.k8s.aws/${kind}`),
    platforms: ['eks'],
    wave: -40,
    identity: { serviceAccount, statements },
    pods: { [serviceAccount]: { labels: { 'k8s-app': `${service}-chart` }, internet: [443] } },
    values: ({ cluster }) => ({
      aws: { region: cluster.region },
      // Deleting an object must never delete what it stands for.
      deletionPolicy: 'retain',
      serviceAccount: { name: serviceAccount, annotations: roleAnnotations(cluster, serviceAccount) },
    }),
  };
}
