import type { ControllerIdentity } from '../../lib/spec/controller.ts';

const ec2 = (...types: readonly string[]): string[] => types.map((type) => `arn:aws:ec2:{region}:*:${type}/*`);

/** Conditions on new resources: tags of this cluster and of a pool. */
const requested = {
  StringEquals: {
    'aws:RequestTag/kubernetes.io/cluster/{cluster}': 'owned',
    'aws:RequestTag/eks:eks-cluster-name': '{cluster}',
  },
  StringLike: { 'aws:RequestTag/karpenter.sh/nodepool': '*' },
};

/** Conditions on existing resources. */
const marked = {
  StringEquals: { 'aws:ResourceTag/kubernetes.io/cluster/{cluster}': 'owned' },
  StringLike: { 'aws:ResourceTag/karpenter.sh/nodepool': '*' },
};

const profiles = ['arn:aws:iam::{account}:instance-profile/*'];
const ofThisRegion = {
  'aws:ResourceTag/kubernetes.io/cluster/{cluster}': 'owned',
  'aws:ResourceTag/topology.kubernetes.io/region': '{region}',
};
const inThisRegion = {
  'aws:RequestTag/kubernetes.io/cluster/{cluster}': 'owned',
  'aws:RequestTag/eks:eks-cluster-name': '{cluster}',
  'aws:RequestTag/topology.kubernetes.io/region': '{region}',
};

/**
 * The permissions in the documentation of the pinned version, statement by statement and in its order. They exclude
 * other clusters and resources that Karpenter did not create. https://karpenter.sh/docs/reference/cloudformation/
 */
export const karpenterIdentity: ControllerIdentity = {
  serviceAccount: 'karpenter',
  statements: [
    {
      actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
      resources: [
        'arn:aws:ec2:{region}::image/*',
        'arn:aws:ec2:{region}::snapshot/*',
        ...ec2('security-group', 'subnet', 'capacity-reservation', 'placement-group'),
      ],
    },
    { actions: ['ec2:RunInstances', 'ec2:CreateFleet'], resources: ec2('launch-template'), conditions: marked },
    {
      actions: ['ec2:RunInstances', 'ec2:CreateFleet', 'ec2:CreateLaunchTemplate'],
      resources: ec2('fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request'),
      conditions: requested,
    },
    {
      actions: ['ec2:CreateTags'],
      resources: ec2('fleet', 'instance', 'volume', 'network-interface', 'launch-template', 'spot-instances-request'),
      conditions: {
        ...requested,
        StringEquals: {
          ...requested.StringEquals,
          'ec2:CreateAction': ['RunInstances', 'CreateFleet', 'CreateLaunchTemplate'],
        },
      },
    },
    {
      actions: ['ec2:CreateTags'],
      resources: ec2('instance'),
      conditions: {
        ...marked,
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': '{cluster}' },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['eks:eks-cluster-name', 'karpenter.sh/nodeclaim', 'Name'] },
      },
    },
    {
      actions: ['ec2:TerminateInstances', 'ec2:DeleteLaunchTemplate'],
      resources: ec2('instance', 'launch-template'),
      conditions: marked,
    },
    {
      actions: [
        'ec2:DescribeCapacityReservations',
        'ec2:DescribeImages',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribePlacementGroups',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': '{region}' } },
    },
    { actions: ['ssm:GetParameter'], resources: ['arn:aws:ssm:{region}::parameter/aws/service/*'] },
    { actions: ['pricing:GetProducts'], resources: ['*'] },
    {
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: ['arn:aws:sqs:{region}:{account}:{cluster}'],
    },
    {
      actions: ['iam:PassRole'],
      resources: ['arn:aws:iam::{account}:role/{cluster}-karpenter-node'],
      conditions: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    },
    {
      actions: ['iam:CreateInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: inThisRegion,
        StringLike: { 'aws:RequestTag/karpenter.k8s.aws/ec2nodeclass': '*' },
      },
    },
    {
      actions: ['iam:TagInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: { ...ofThisRegion, ...inThisRegion },
        StringLike: {
          'aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass': '*',
          'aws:RequestTag/karpenter.k8s.aws/ec2nodeclass': '*',
        },
      },
    },
    {
      actions: ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile', 'iam:DeleteInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: ofThisRegion,
        StringLike: { 'aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass': '*' },
      },
    },
    { actions: ['iam:GetInstanceProfile'], resources: profiles },
    // Since 1.7 Karpenter looks for unused instance profiles; the action does not support resources.
    { actions: ['iam:ListInstanceProfiles'], resources: ['*'] },
    { actions: ['eks:DescribeCluster'], resources: ['arn:aws:eks:{region}:{account}:cluster/{cluster}'] },
  ],
};
