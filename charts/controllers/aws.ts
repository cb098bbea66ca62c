import type { Controller, ControllerIdentity } from '../../lib/spec/controller.ts';
import { roleAnnotations } from './identity.ts';

/** What a controller may do: by a policy of AWS, or by actions of its own. */
type Rights = Pick<ControllerIdentity, 'managedPolicies' | 'statements'>;

/** AWS Controllers for Kubernetes, one for each service whose resources are rendered. */
export const aws = {
  'ack-rds': controller('rds', '1.11.1', 'databases', awsPolicy('AmazonRDSFullAccess'), [
    'DBCluster',
    'DBInstance',
    'DBSubnetGroup',
    'DBClusterParameterGroup',
    'DBParameterGroup',
    'GlobalCluster',
  ]),
  'ack-kafka': controller('kafka', '1.11.1', 'Kafka clusters', awsPolicy('AmazonMSKFullAccess'), [
    'Cluster',
    'Configuration',
  ]),
  'ack-s3': controller('s3', '1.10.0', 'buckets', awsPolicy('AmazonS3FullAccess'), ['Bucket']),
  'ack-iam': controller('iam', '1.9.0', 'roles of workloads', roleRights(), [
    'Role',
    'Policy',
    'OpenIDConnectProvider',
  ]),
  'ack-eks': controller('eks', '1.21.0', 'bonds between service accounts and roles', associationRights(), [
    'AccessEntry',
    'Addon',
    'PodIdentityAssociation',
  ]),
  'ack-elasticache': controller('elasticache', '1.8.0', 'caches', awsPolicy('AmazonElastiCacheFullAccess'), [
    'ReplicationGroup',
    'CacheSubnetGroup',
  ]),
  // not verified: whether newer charts of mq and kms exist
  'ack-mq': controller('mq', '1.1.4', 'message brokers', awsPolicy('AmazonMQFullAccess'), ['Broker']),
  'ack-kms': controller('kms', '1.3.0', 'encryption keys', awsPolicy('AWSKeyManagementServicePowerUser'), [
    'Key',
    'Alias',
  ]),
} as const satisfies Readonly<Record<string, Controller>>;

function controller(
  service: string,
  version: string,
  what: string,
  rights: Rights,
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
    identity: { serviceAccount, ...rights },
    values: ({ cluster }) => ({
      aws: { region: cluster.region },
      // Deleting an object must never delete what it stands for.
      deletionPolicy: 'retain',
      serviceAccount: { name: serviceAccount, annotations: roleAnnotations(cluster, serviceAccount) },
    }),
  };
}

function awsPolicy(name: string): Rights {
  return { managedPolicies: [`arn:aws:iam::aws:policy/${name}`] };
}

/**
 * Roles of this cluster's workloads alone, which all begin with its name. What gives rights asks for the permissions boundary:
 * whoever can write a Role object gets no more from it than the boundary lets through.
 */
function roleRights(): Rights {
  const resources = ['arn:aws:iam::{account}:role/{cluster}-*'];
  const bounded = {
    StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{cluster}-boundary' },
  };
  const reads = ['GetRole', 'GetRolePolicy', 'ListAttachedRolePolicies', 'ListRolePolicies', 'ListRoleTags'];
  const changes = ['CreateRole', 'PutRolePermissionsBoundary', 'PutRolePolicy'];
  const others = ['DeleteRole', 'DeleteRolePolicy', 'TagRole', 'UntagRole', 'UpdateAssumeRolePolicy', 'UpdateRole'];
  const named = (actions: readonly string[]): string[] => actions.map((action) => `iam:${action}`);
  return {
    statements: [
      { actions: named(reads), resources },
      { actions: named(changes), resources, conditions: bounded },
      { actions: named(others), resources, conditions: bounded },
    ],
  };
}

/** Associations in this cluster, with roles of this cluster. */
function associationRights(): Rights {
  const actions = ['Create', 'Delete', 'Describe', 'Update'].map((verb) => `eks:${verb}PodIdentityAssociation`);
  return {
    statements: [
      {
        actions: [...actions, 'eks:ListPodIdentityAssociations', 'eks:ListTagsForResource', 'eks:TagResource'],
        resources: [
          'arn:aws:eks:{region}:{account}:cluster/{cluster}',
          'arn:aws:eks:{region}:{account}:podidentityassociation/{cluster}/*',
        ],
      },
      { actions: ['iam:GetRole', 'iam:PassRole'], resources: ['arn:aws:iam::{account}:role/{cluster}-*'] },
    ],
  };
}
