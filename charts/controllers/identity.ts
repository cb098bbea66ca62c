import type { ClusterSpec } from '../../lib/spec/cluster.ts';

/** IAM role that a service account of the cluster assumes: `<cluster>-<service account>` in the cluster's account. */
export function roleArn(cluster: ClusterSpec, serviceAccount: string): string {
  return `arn:aws:iam::${cluster.account}:role/${cluster.name}-${serviceAccount}`;
}

/** Annotations that give a service account its role through IRSA, which every chart of the table supports. */
export function roleAnnotations(cluster: ClusterSpec, serviceAccount: string) {
  return { 'eks.amazonaws.com/role-arn': roleArn(cluster, serviceAccount) };
}

/** Bucket of a controller; the account is in it because bucket names are unique in all of AWS. */
export function bucketName(cluster: ClusterSpec, purpose: string): string {
  return `${cluster.name}-${purpose}-${cluster.account}`;
}
