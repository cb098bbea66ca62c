import type { ClusterSpec } from '../../lib/spec/cluster.ts';

/** IAM role of a controller's service account: `<cluster>-<service account>` in the cluster's account. */
export function roleArn(cluster: ClusterSpec, serviceAccount: string): string {
  return `arn:aws:iam::${cluster.account}:role/${cluster.name}-${serviceAccount}`;
}

/** Annotations that give a service account its role by IRSA, which every Helm chart of the table supports. */
export function roleAnnotations(cluster: ClusterSpec, serviceAccount: string) {
  return { 'eks.amazonaws.com/role-arn': roleArn(cluster, serviceAccount) };
}

/** Bucket of a controller. Its name contains the account, because bucket names are unique in all of AWS. */
export function bucketName(cluster: ClusterSpec, purpose: string): string {
  return `${cluster.name}-${purpose}-${cluster.account}`;
}
