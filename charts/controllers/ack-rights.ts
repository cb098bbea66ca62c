import type { AwsStatement } from '../../lib/spec/controller.ts';

/**
 * What each controller of ACK calls for the kinds that are rendered, on what this environment's data services are named, and
 * nothing that deletes: `deletionPolicy` is retain. The calls are those of pkg/resource/ of each controller at
 * https://github.com/aws-controllers-k8s, which resources an action knows is in
 * https://docs.aws.amazon.com/service-authorization/latest/reference/ (both read in November 2026).
 */
type Rights = readonly AwsStatement[];

const ofService = (service: string, actions: readonly string[]): string[] =>
  actions.map((action) => `${service}:${action}`);
const inRegion = { StringEquals: { 'aws:RequestedRegion': '{region}' } };

/** Of what is made where AWS knows no name yet: the tags that every object of the system bears. */
const tagged = {
  StringEquals: {
    'aws:RequestedRegion': '{region}',
    'aws:RequestTag/Project': '{system}',
    'aws:RequestTag/Environment': '{environment}',
  },
};

/** Where what is made may stand. */
const network: AwsStatement = {
  actions: ofService('ec2', [
    'DescribeAvailabilityZones',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
    'DescribeSubnets',
    'DescribeVpcAttribute',
    'DescribeVpcs',
  ]),
  resources: ['*'],
  conditions: inRegion,
};

/** The service encrypts with the cluster's key, and nobody else through this. */
function keyThrough(service: string): Rights {
  const via = { 'kms:ViaService': `${service}.{region}.amazonaws.com` };
  return [
    { actions: ['kms:DescribeKey'], resources: ['{key}'], conditions: { StringEquals: via } },
    {
      actions: ['kms:CreateGrant'],
      resources: ['{key}'],
      conditions: { StringEquals: via, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    },
  ];
}

/** The first database, cache or broker of an account brings the role of its service with it. */
function serviceRole(service: string): AwsStatement {
  return {
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [`arn:aws:iam::{account}:role/aws-service-role/${service}.amazonaws.com/*`],
    conditions: { StringEquals: { 'iam:AWSServiceName': `${service}.amazonaws.com` } },
  };
}

function passRole(role: string, service: string): AwsStatement {
  return {
    actions: ['iam:PassRole'],
    resources: [`arn:aws:iam::{account}:role/{cluster}-${role}`],
    conditions: { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } },
  };
}

const rds = (resource: string): string => `arn:aws:rds:{region}:{account}:${resource}`;

export const rdsRights: Rights = [
  {
    actions: ofService('rds', [
      'DescribeDBClusters',
      'DescribeDBInstances',
      'DescribeDBParameterGroups',
      'DescribeDBParameters',
      'DescribeDBSubnetGroups',
      'DescribeEngineDefaultParameters',
      'DescribeGlobalClusters',
      'ListTagsForResource',
    ]),
    resources: ['*'],
    conditions: inRegion,
  },
  {
    actions: ofService('rds', [
      'AddTagsToResource',
      'CreateDBCluster',
      'CreateDBInstance',
      'CreateDBInstanceReadReplica',
      'CreateDBParameterGroup',
      'CreateDBSubnetGroup',
      'ModifyDBCluster',
      'ModifyDBInstance',
      'ModifyDBParameterGroup',
      'ModifyDBSubnetGroup',
      'RemoveTagsFromResource',
      'ResetDBParameterGroup',
    ]),
    resources: [
      ...['cluster', 'db', 'pg', 'subgrp'].map((type) => rds(`${type}:{database}`)),
      // Members and replicas.
      rds('db:{database}-*'),
    ],
  },
  {
    actions: ofService('rds', ['CreateDBCluster', 'CreateDBInstance', 'CreateDBInstanceReadReplica']),
    resources: ['cluster-pg:default.*', 'og:default:*', 'pg:default.*'].map(rds),
  },
  {
    actions: ofService('rds', ['AddTagsToResource', 'CreateDBCluster', 'CreateGlobalCluster', 'ModifyGlobalCluster']),
    resources: ['arn:aws:rds::{account}:global-cluster:{globalDatabase}'],
  },
  // A global database begins with a cluster that is there.
  { actions: ['rds:CreateGlobalCluster'], resources: [rds('cluster:{globalMember}')] },
  { actions: ['rds:CreateDBInstanceReadReplica'], resources: ['{sourceDatabase}'] },
  ...keyThrough('rds'),
  passRole('rds-monitoring', 'monitoring.rds'),
  serviceRole('rds'),
  network,
];

const caches = ['replicationgroup', 'subnetgroup'].map(
  (type) => `arn:aws:elasticache:{region}:{account}:${type}:{cache}`,
);

export const elasticacheRights: Rights = [
  {
    actions: ofService('elasticache', [
      'DescribeCacheClusters',
      'DescribeCacheSubnetGroups',
      'DescribeEvents',
      'DescribeReplicationGroups',
      'ListAllowedNodeTypeModifications',
      'ListTagsForResource',
    ]),
    resources: ['*'],
    conditions: inRegion,
  },
  {
    actions: ofService('elasticache', [
      'AddTagsToResource',
      'CreateCacheSubnetGroup',
      'CreateReplicationGroup',
      'DecreaseReplicaCount',
      'IncreaseReplicaCount',
      'ModifyCacheSubnetGroup',
      'ModifyReplicationGroup',
      'ModifyReplicationGroupShardConfiguration',
      'RemoveTagsFromResource',
    ]),
    resources: [...caches, 'arn:aws:elasticache:{region}:{account}:cluster:{cache}-*'],
  },
  {
    actions: ofService('elasticache', ['CreateReplicationGroup', 'ModifyReplicationGroup']),
    resources: ['arn:aws:elasticache:{region}:{account}:parametergroup:default.*'],
  },
  ...keyThrough('elasticache'),
  serviceRole('elasticache'),
  network,
];

export const kafkaRights: Rights = [
  // AWS knows no resource of these: a statement with one would not count.
  {
    actions: ofService('kafka', ['GetBootstrapBrokers', 'ListClusters', 'ListClustersV2']),
    resources: ['*'],
    conditions: inRegion,
  },
  { actions: ['kafka:CreateCluster'], resources: ['*'], conditions: tagged },
  {
    actions: ofService('kafka', [
      'DescribeCluster',
      'DescribeClusterV2',
      'GetClusterPolicy',
      'ListScramSecrets',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
      'UpdateBrokerCount',
      'UpdateBrokerStorage',
      'UpdateBrokerType',
      'UpdateClusterConfiguration',
      'UpdateClusterKafkaVersion',
      'UpdateConnectivity',
      'UpdateMonitoring',
      'UpdateRebalancing',
      'UpdateSecurity',
    ]),
    resources: ['arn:aws:kafka:{region}:{account}:cluster/{kafka}/*'],
  },
  // The configuration that a cluster is given, beside the cluster.
  {
    actions: ['kafka:UpdateClusterConfiguration'],
    resources: ['arn:aws:kafka:{region}:{account}:configuration/{kafka}-config/*'],
  },
  ...keyThrough('kafka'),
  serviceRole('kafka'),
  network,
];

export const mqRights: Rights = [
  { actions: ['mq:ListBrokers'], resources: ['*'], conditions: inRegion },
  { actions: ['mq:CreateBroker'], resources: ['*'], conditions: tagged },
  { actions: ['mq:CreateTags'], resources: ['*'], conditions: tagged },
  {
    actions: ofService('mq', ['DeleteTags', 'DescribeBroker', 'ListTags', 'RebootBroker', 'UpdateBroker']),
    resources: ['arn:aws:mq:{region}:{account}:broker:{broker}:*'],
  },
  // Amazon MQ makes these in the name of who asks for a broker.
  // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-api-authentication-authorization.html
  {
    actions: ofService('ec2', [
      'CreateNetworkInterface',
      'DeleteNetworkInterface',
      'DescribeInternetGateways',
      'DescribeNetworkInterfaces',
      'DetachNetworkInterface',
    ]),
    resources: ['*'],
    conditions: inRegion,
  },
  {
    actions: ofService('ec2', [
      'CreateNetworkInterfacePermission',
      'DeleteNetworkInterfacePermission',
      'DescribeNetworkInterfacePermissions',
    ]),
    resources: ['*'],
    conditions: { StringEquals: { 'ec2:AuthorizedService': 'mq.amazonaws.com' } },
  },
  {
    actions: ofService('logs', ['CreateLogGroup', 'PutRetentionPolicy']),
    resources: ['arn:aws:logs:{region}:{account}:log-group:/aws/amazonmq/*'],
  },
  { actions: ['logs:DescribeLogGroups'], resources: ['*'], conditions: inRegion },
  ...keyThrough('mq'),
  serviceRole('mq'),
  network,
];

/** All that it reads of a bucket to compare it, and what it writes of that; nothing of what is in it. */
export const s3Rights: Rights = [
  { actions: ['s3:ListAllMyBuckets'], resources: ['*'] },
  {
    actions: ofService('s3', [
      'CreateBucket',
      'GetAccelerateConfiguration',
      'GetAnalyticsConfiguration',
      'GetBucketAbac',
      'GetBucketAcl',
      'GetBucketCORS',
      'GetBucketLocation',
      'GetBucketLogging',
      'GetBucketNotification',
      'GetBucketObjectLockConfiguration',
      'GetBucketOwnershipControls',
      'GetBucketPolicy',
      'GetBucketPublicAccessBlock',
      'GetBucketRequestPayment',
      'GetBucketTagging',
      'GetBucketVersioning',
      'GetBucketWebsite',
      'GetEncryptionConfiguration',
      'GetIntelligentTieringConfiguration',
      'GetInventoryConfiguration',
      'GetLifecycleConfiguration',
      'GetMetricsConfiguration',
      'GetReplicationConfiguration',
      'ListBucket',
      'ListTagsForResource',
      'PutBucketPublicAccessBlock',
      'PutBucketTagging',
      'PutBucketVersioning',
      'PutEncryptionConfiguration',
      'PutLifecycleConfiguration',
      'PutReplicationConfiguration',
      'TagResource',
      'UntagResource',
    ]),
    resources: ['arn:aws:s3:::{bucket}'],
  },
  passRole('replicate-*', 's3'),
];

export const kmsRights: Rights = [
  { actions: ['kms:ListAliases'], resources: ['*'], conditions: inRegion },
  { actions: ['kms:CreateKey'], resources: ['*'], conditions: tagged },
  {
    actions: ofService('kms', [
      'CreateAlias',
      'DescribeKey',
      'EnableKeyRotation',
      'GetKeyPolicy',
      'GetKeyRotationStatus',
      'ListResourceTags',
      'PutKeyPolicy',
      'TagResource',
      'UntagResource',
      'UpdateAlias',
      'UpdateKeyDescription',
    ]),
    resources: ['arn:aws:kms:{region}:{account}:key/*'],
    conditions: {
      StringEquals: { 'aws:ResourceTag/Project': '{system}', 'aws:ResourceTag/Environment': '{environment}' },
    },
  },
  {
    actions: ofService('kms', ['CreateAlias', 'UpdateAlias']),
    resources: ['arn:aws:kms:{region}:{account}:alias/{cluster}-*'],
  },
];

/**
 * Roles of this cluster's workloads alone, which all begin with its name. What gives rights asks for the permissions boundary:
 * whoever can write a Role object gets no more from it than the boundary lets through.
 */
export const iamRights: Rights = [
  {
    actions: ofService('iam', [
      'GetRole',
      'GetRolePolicy',
      'ListAttachedRolePolicies',
      'ListRolePolicies',
      'ListRoleTags',
    ]),
    resources: ['arn:aws:iam::{account}:role/{cluster}-*'],
  },
  {
    actions: ofService('iam', [
      'CreateRole',
      'DeleteRolePolicy',
      'PutRolePermissionsBoundary',
      'PutRolePolicy',
      'TagRole',
      'UntagRole',
      'UpdateAssumeRolePolicy',
      'UpdateRole',
    ]),
    resources: ['arn:aws:iam::{account}:role/{cluster}-*'],
    conditions: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{cluster}-boundary' } },
  },
];

/** Associations in this cluster, with roles of this cluster. */
export const eksRights: Rights = [
  {
    actions: ofService('eks', [
      'CreatePodIdentityAssociation',
      'DescribePodIdentityAssociation',
      'ListPodIdentityAssociations',
      'ListTagsForResource',
      'TagResource',
      'UntagResource',
      'UpdatePodIdentityAssociation',
    ]),
    resources: [
      'arn:aws:eks:{region}:{account}:cluster/{cluster}',
      'arn:aws:eks:{region}:{account}:podidentityassociation/{cluster}/*',
    ],
  },
  { actions: ['iam:GetRole', 'iam:PassRole'], resources: ['arn:aws:iam::{account}:role/{cluster}-*'] },
];
