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

const git = 'https://github.com/aws-controllers-k8s';

/**
 * AWS Controllers for Kubernetes, one for each service whose resources are rendered. Versions: rds, kafka, s3, iam, eks and
 * elasticache as rendered in November 2026; mq and kms of Chart.lock of https://github.com/aws-controllers-k8s/ack-chart, made
 * on 2026-08-18.
 */
const services = {
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
  'ack-iam': controller('iam', '1.8.1', 'roles of workloads', iamRights, ['Role', 'Policy', 'OpenIDConnectProvider']),
  'ack-eks': controller('eks', '1.20.0', 'bonds between service accounts and roles', eksRights, [
    'AccessEntry',
    'Addon',
    'PodIdentityAssociation',
  ]),
  'ack-elasticache': controller('elasticache', '1.8.0', 'caches', elasticacheRights, [
    'ReplicationGroup',
    'CacheSubnetGroup',
  ]),
  'ack-mq': controller('mq', '1.5.1', 'message brokers', mqRights, ['Broker']),
  'ack-kms': controller('kms', '1.4.1', 'encryption keys', kmsRights, ['Key', 'Alias']),
} as const satisfies Readonly<Record<string, Controller>>;

/** The controllers, and first the two kinds that each of their charts has a copy of: FieldExport and IAMRoleSelector. */
export const aws = {
  'ack-kinds': {
    repository: `${git}/rds-controller`,
    folder: 'config/crd/common/bases',
    version: 'v1.11.1',
    namespace: 'ack-system',
    because: 'Defines the kinds that all ACK controllers share, so that one Application owns them.',
    kinds: Object.values(services).flatMap(({ kinds = [] }) => kinds),
    platforms: ['eks'],
    wave: -41,
  },
  ...services,
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
    crds: { repository: `${git}/${service}-controller`, version: `v${version}`, folder: 'config/crd/bases' },
    namespace: 'ack-system',
    because: `Creates the ${what} that the systems declare.`,
    kinds: kinds.map((kind) => `${service}.services.k8s.aws/${kind}`),
    platforms: ['eks'],
    wave: -40,
    identity: { serviceAccount, statements },
    pods: { [serviceAccount]: { labels: { 'k8s-app': `${service}-chart` }, internet: [443] } },
    values: ({ cluster }) => ({
      aws: { region: cluster.region },
      // Deleting an object must never delete its AWS resource.
      deletionPolicy: 'retain',
      serviceAccount: { name: serviceAccount, annotations: roleAnnotations(cluster, serviceAccount) },
    }),
  };
}
