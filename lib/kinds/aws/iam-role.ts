import type { Role } from '../../../imports/types/iam.services.k8s.aws.ts';
import type { AwsRole, Workload } from '../../resolve/workload.ts';
import { namespaceMetadata, workloadMetadata } from '../metadata.ts';
import type { AwsOwner } from './metadata.ts';
import { replicationRoleName, replicationStatements, type ReplicatedBucket } from './replication-rights.ts';
import { tagList } from './tags.ts';

/** A workload, or a data service whose pods have a service account of its name. */
export type ServiceAccountOwner = Pick<Workload, 'name' | 'namespace' | 'system' | 'owner' | 'environment'>;

/** The AWS role of one service account, with the permissions that its topics, buckets and declared actions need. */
export function iamRole(workload: ServiceAccountOwner, role: AwsRole): Role {
  return {
    apiVersion: 'iam.services.k8s.aws/v1alpha1',
    kind: 'Role',
    metadata: workloadMetadata(workload),
    spec: {
      name: role.name,
      description: `${workload.namespace}/${workload.name} in ${role.cluster}`,
      // ACK may only create roles with this boundary: see the permissions of its controller in
      // `charts/controllers/aws.ts`.
      permissionsBoundary: permissionsBoundary(role),
      tags: tagList(workload, workload.name),
      assumeRolePolicyDocument: policy([
        {
          Effect: 'Allow',
          Principal: { Service: 'pods.eks.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ]),
      inlinePolicies: {
        declared: policy(
          role.statements.map(({ actions, resources }) => ({ Effect: 'Allow', Action: actions, Resource: resources })),
        ),
      },
    },
  };
}

/** The role with which S3 copies a bucket to another region. */
export function replicationRole(owner: AwsOwner, name: string, replicated: ReplicatedBucket): Role {
  const { bucket, cluster, to } = replicated;
  return {
    apiVersion: 'iam.services.k8s.aws/v1alpha1',
    kind: 'Role',
    metadata: namespaceMetadata({ ...owner, name: owner.namespace }, `${name}-replication`),
    spec: {
      name: replicationRoleName(cluster, name),
      description: `Copies the bucket ${bucket} to ${to.bucket}`,
      permissionsBoundary: permissionsBoundary(replicated),
      tags: tagList(owner, name),
      assumeRolePolicyDocument: policy([
        { Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      inlinePolicies: { replication: policy(replicationStatements(owner, replicated)) },
    },
  };
}

function policy(statements: readonly object[]): string {
  return `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`;
}

/** ARN of the permissions boundary of every role that ACK creates in a cluster; the stack of the cluster creates it. */
export function permissionsBoundary({ account, cluster }: Pick<AwsRole, 'account' | 'cluster'>): string {
  return `arn:aws:iam::${account}:policy/${cluster}-boundary`;
}
