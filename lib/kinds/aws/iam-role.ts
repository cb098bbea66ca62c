import type { Role } from '../../../imports/types/iam.services.k8s.aws.ts';
import type { AwsRole, Workload } from '../../resolve/workload.ts';
import { workloadMetadata } from '../metadata.ts';

/** A workload or a data service whose pods have a service account of its name. */
export type ServiceAccountOwner = Pick<Workload, 'name' | 'namespace' | 'system' | 'owner'>;

/** The AWS role of one service account, with no right beyond the declared topics, buckets and actions. */
export function iamRole(workload: ServiceAccountOwner, role: AwsRole): Role {
  const policy = (statements: readonly object[]): string =>
    `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`;
  return {
    apiVersion: 'iam.services.k8s.aws/v1alpha1',
    kind: 'Role',
    metadata: workloadMetadata(workload),
    spec: {
      name: role.name,
      description: `${workload.namespace}/${workload.name} in ${role.cluster}`,
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
