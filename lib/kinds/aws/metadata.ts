import type { NamespacedMetadata } from '../../../imports/kubernetes.ts';
import { systemLabels } from '../metadata.ts';

/** The owner of an AWS object. */
export interface AwsOwner extends AwsPlace {
  readonly environment: string;
  /** ARN of the KMS key that encrypts data. */
  readonly key: string;
}

/** Where an AWS object is, in Kubernetes and in AWS. */
export interface AwsPlace {
  readonly namespace: string;
  readonly system: string;
  readonly owner: string;
  readonly region: string;
}

/**
 * Metadata of an object that ACK creates in AWS. If it holds data, the AWS resource stays when the object is deleted.
 */
export function awsMetadata({ namespace, system, owner, region }: AwsPlace, name: string): NamespacedMetadata {
  return {
    name,
    namespace,
    labels: systemLabels({ system, owner }),
    annotations: { 'services.k8s.aws/deletion-policy': 'retain', 'services.k8s.aws/region': region },
  };
}
