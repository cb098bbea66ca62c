import type { NamespacedMetadata } from '../../../imports/kubernetes.ts';
import { systemLabels } from '../metadata.ts';

/** What an AWS object belongs to. */
export interface AwsOwner extends AwsPlace {
  readonly environment: string;
  /** ARN of the key that data is encrypted with. */
  readonly key: string;
}

/** Where an AWS object stands, in Kubernetes and in AWS. */
export interface AwsPlace {
  readonly namespace: string;
  readonly system: string;
  readonly owner: string;
  readonly region: string;
}

/** Metadata of an object that ACK makes in AWS: what holds data outlives the object that describes it. */
export function awsMetadata({ namespace, system, owner, region }: AwsPlace, name: string): NamespacedMetadata {
  return {
    name,
    namespace,
    labels: systemLabels({ system, owner }),
    annotations: { 'services.k8s.aws/deletion-policy': 'retain', 'services.k8s.aws/region': region },
  };
}
