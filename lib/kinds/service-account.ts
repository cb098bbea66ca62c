import type { NamespacedMetadata, ServiceAccount } from '../../imports/kubernetes.ts';
import type { Namespace, SecretStore } from '../resolve/system.ts';
import type { Workload } from '../resolve/workload.ts';
import { namespaceMetadata, workloadMetadata } from './metadata.ts';

/** Name of the service account with which a namespace's SecretStore reads. */
export const secretReader = 'external-secrets';

type Rendered = ServiceAccount & { apiVersion: 'v1'; kind: 'ServiceAccount' };

/**
 * Identity of a workload in the service mesh and in AWS. Its token is mounted only if the workload needs the Kubernetes
 * API.
 */
export function serviceAccount(workload: Workload): Rendered {
  return account(workloadMetadata(workload));
}

/** Identity with which External Secrets reads the remote secrets of one namespace. */
export function secretReaderAccount(
  namespace: Pick<Namespace, 'name' | 'system' | 'owner'>,
  store: SecretStore,
): Rendered {
  const role = store.provider === 'aws-secrets-manager' ? { 'eks.amazonaws.com/role-arn': store.roleArn } : undefined;
  return account(namespaceMetadata(namespace, secretReader, role));
}

function account(metadata: NamespacedMetadata): Rendered {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false };
}
