import { mutation, type Proof } from '../proof.ts';

const role = (statement: string) => `
apiVersion: iam.services.k8s.aws/v1alpha1
kind: Role
metadata: { name: web, namespace: shop }
spec:
  name: web
  assumeRolePolicyDocument: '{}'
  inlinePolicies:
    declared: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${statement} }] }'`;
const cluster = (account: string) => `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-west-1 }
iam: { serviceAccounts: [{ metadata: { name: a, namespace: b }, ${account} }] }`;

const template = (resources: string) => `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
${resources}`;

const at = "Role shop/web › spec.inlinePolicies['declared']: ";

export const proof: Proof = {
  refused: [
    {
      what: 'a policy of AWS that allows everything of a service',
      manifests: cluster("attachPolicyARNs: ['arn:aws:iam::aws:policy/AmazonS3FullAccess']"),
      says: [
        'ClusterConfig shop › iam.serviceAccounts[0].attachPolicyARNs[0]: AmazonS3FullAccess: all of a service › the actions it takes, on its own resources',
      ],
    },
    {
      what: 'all actions of a service',
      manifests: role('"Action": "s3:*", "Resource": "arn:aws:s3:::shop/*"'),
      says: [`${at}allows s3:* › the actions it takes`],
    },
    {
      what: 'every object of every bucket, every secret, and every role',
      manifests: [
        role('"Action": "s3:Get*", "Resource": "arn:aws:s3:::*"'),
        cluster(
          "attachPolicy: { Statement: [{ Effect: Allow, Action: 'secretsmanager:GetSecretValue', Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:*' }] }",
        ),
      ].join('\n---'),
      says: [
        `${at}allows s3:Get* on arn:aws:s3:::* › the resources that are its own, or a condition`,
        'ClusterConfig shop › iam.serviceAccounts[0].attachPolicy.Statement[0]: allows secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:* › the resources that are its own, or a condition',
      ],
    },
    {
      what: 'every database of a region: a condition of the region alone makes nothing narrower',
      manifests: role(
        '"Action": ["rds:DeleteDBInstance"], "Resource": "arn:aws:rds:eu-west-1:111122223333:db:*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }',
      ),
      says: [
        `${at}allows rds:DeleteDBInstance on arn:aws:rds:eu-west-1:111122223333:db:* › the resources that are its own, or a condition`,
      ],
    },
    {
      what: 'policies in a template of CloudFormation, with the tags of its functions',
      manifests: template(`
  Web:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess', !Ref Other]
      Policies:
        - PolicyName: data
          PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:*', Resource: !GetAtt Bucket.Arn }] }
  Other:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: { Effect: Allow, Action: 'kms:Decrypt', Resource: '*' } }`),
      says: [
        'Template manifests › Resources.Other.Properties.PolicyDocument.Statement[0]: allows kms:Decrypt on * › the resources that are its own, or a condition',
        'Template manifests › Resources.Web.Properties.ManagedPolicyArns[0]: AmazonS3FullAccess: all of a service › the actions it takes, on its own resources',
        'Template manifests › Resources.Web.Properties.Policies[0].PolicyDocument.Statement[0]: allows s3:* › the actions it takes',
      ],
    },
  ],
  accepted: [
    {
      what: 'what a role has at most, which gives it nothing, and the policy of a key',
      manifests: template(`
  Web: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: !Ref Boundary } }
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] } }
  Key:
    Type: AWS::KMS::Key
    Properties: { KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }] } }`),
    },
    {
      what: 'every parameter group beside the one database that is deleted',
      manifests: role(
        '"Action": ["rds:DeleteDBInstance"], "Resource": ["arn:aws:rds:eu-west-1:111122223333:db:shop", "arn:aws:rds:eu-west-1:111122223333:pg:*"]',
      ),
    },
    {
      what: 'its own part of a bucket, and reads that know no resources',
      manifests: [
        role('"Action": ["s3:GetObject"], "Resource": "arn:aws:s3:::shop/web/*"'),
        cluster("attachPolicy: { Statement: [{ Effect: Allow, Action: 'ec2:Describe*', Resource: '*' }] }"),
      ].join('\n---'),
    },
    {
      what: 'any role, but for one service',
      manifests: role(
        '"Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } }',
      ),
    },
  ],
  mutations: [
    mutation('a role that may do everything', 'ClusterConfig', ({ iam }) =>
      (iam?.serviceAccounts ?? []).slice(0, 1).map((_, index) => ({
        field: `iam.serviceAccounts[${index}].attachPolicyARNs`,
        to: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      })),
    ),
  ],
};
