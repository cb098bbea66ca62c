import type { PodIdentityAssociation } from '../../../imports/types/eks.services.k8s.aws.ts';
import type { AwsRole } from '../../resolve/workload.ts';
import { workloadMetadata } from '../metadata.ts';
import { costTags } from './tags.ts';
import type { ServiceAccountOwner } from './iam-role.ts';

/** Gives a service account its AWS role, without a stored key. */
export function podIdentityAssociation(workload: ServiceAccountOwner, role: AwsRole): PodIdentityAssociation {
  return {
    apiVersion: 'eks.services.k8s.aws/v1alpha1',
    kind: 'PodIdentityAssociation',
    metadata: workloadMetadata(workload),
    spec: {
      clusterName: role.cluster,
      namespace: workload.namespace,
      serviceAccount: workload.name,
      tags: costTags(workload, workload.name),
      roleARN: `arn:aws:iam::${role.account}:role/${role.name}`,
    },
  };
}
