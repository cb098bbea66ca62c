import { monitoringRole } from '../aws/db-instance.ts';
import type { System } from '../../resolve/system.ts';
import { document, tags, type Resource, type Resources } from './resource.ts';

/** Roles that AWS services assume, and the permissions boundary of the roles that ACK creates for workloads. */
export function roles(system: System): Resources {
  const { name } = system.cluster;
  return {
    NodeRole: role(system, `${name}-karpenter-node`, 'ec2', 'nodes', [
      'AmazonEC2ContainerRegistryPullOnly',
      'AmazonEKS_CNI_Policy',
      'AmazonEKSWorkerNodePolicy',
      'AmazonSSMManagedInstanceCore',
    ]),
    ...(system.dataServices.some(({ kind }) => kind === 'rds-postgresql') && {
      MonitoringRole: role(system, monitoringRole(name), 'monitoring.rds', 'database', [
        'service-role/AmazonRDSEnhancedMonitoringRole',
      ]),
    }),
    Boundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: `${name}-boundary`,
        Description: `What roles of workloads in ${name} may have at most`,
        PolicyDocument: document(...boundary(system)),
      },
    },
    ControllersBoundary: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        ManagedPolicyName: `${name}-controllers-boundary`,
        Description: `What roles of controllers in ${name} may not do, whatever else allows it`,
        PolicyDocument: document(...controllersBoundary),
      },
    },
  };
}

/**
 * Access to data in this region, and no way to gain more permissions. A Role object cannot grant more than this
 * boundary.
 */
function boundary({ cluster: { region, account, name } }: System): readonly object[] {
  return [
    {
      Effect: 'Allow',
      Action: ['kafka-cluster:*', 'rds:*', 'secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'sqs:*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    { Effect: 'Allow', Action: ['cloudwatch:PutMetricData', 'kms:*', 's3:*', 'xray:Put*'], Resource: '*' },
    {
      Effect: 'Deny',
      Action: [
        'kms:DisableKey',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        's3:DeleteBucket',
        's3:PutBucketPolicy',
        's3:PutLifecycleConfiguration',
      ],
      Resource: '*',
    },
    // The boundary does not allow the actions that would remove it from a role.
    { Effect: 'Deny', Action: 'iam:*', Resource: [`arn:aws:iam::${account}:policy/${name}-boundary`] },
  ];
}

/** What a controller may do is said in the policy of each; none of them deletes data or gives itself more. */
const controllersBoundary: readonly object[] = [
  { Effect: 'Allow', Action: '*', Resource: '*' },
  {
    Effect: 'Deny',
    Action: [
      'elasticache:DeleteReplicationGroup',
      'kafka:DeleteCluster',
      'kms:DisableKey',
      'kms:ScheduleKeyDeletion',
      'mq:DeleteBroker',
      'rds:DeleteDBCluster',
      'rds:DeleteDBInstance',
      'rds:DeleteGlobalCluster',
      's3:DeleteBucket',
    ],
    Resource: '*',
  },
  {
    Effect: 'Deny',
    Action: [
      'account:*',
      'iam:AttachRolePolicy',
      'iam:AttachUserPolicy',
      'iam:CreateAccessKey',
      'iam:CreateLoginProfile',
      'iam:CreatePolicyVersion',
      'iam:CreateUser',
      'iam:DeleteRolePermissionsBoundary',
      'iam:PutUserPolicy',
      'iam:SetDefaultPolicyVersion',
      'organizations:*',
    ],
    Resource: '*',
  },
];

function role(system: System, name: string, service: string, component: string, policies: readonly string[]): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: name,
      AssumeRolePolicyDocument: document({
        Effect: 'Allow',
        Principal: { Service: `${service}.amazonaws.com` },
        Action: 'sts:AssumeRole',
      }),
      ManagedPolicyArns: policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
      Tags: tags(system, component),
    },
  };
}
