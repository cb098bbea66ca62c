import type { PodIdentityAssociation } from '../../../imports/types/eks.services.k8s.aws.ts';
import type { AwsRole, Workload } from '../../resolve/workload.ts';
import { workloadMetadata } from '../metadata.ts';

/** Gives a workload's service account its AWS role; no key is stored anywhere. */
export function podIdentityAssociation(workload: Workload, role: AwsRole): PodIdentityAssociation {
  return {
    apiVersion: 'eks.services.k8s.aws/v1alpha1',
    kind: 'PodIdentityAssociation',
    metadata: workloadMetadata(workload),
    spec: {
      clusterName: role.cluster,
      namespace: workload.namespace,
      serviceAccount: workload.name,
      roleARN: `arn:aws:iam::${role.account}:role/${role.name}`,
    },
  };
}
