import type { AwsPlace } from './metadata.ts';

/** Name of the Secret with the password of a database's master user, which External Secrets writes. */
export function masterSecret(dataService: string): string {
  return `${dataService}-master`;
}

/**
 * The password of the master user, from a Secret. RDS cannot manage it itself (`manageMasterUserPassword`) in members
 * of a global database and in sources of read replicas:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
 */
export function masterPassword({ namespace }: Pick<AwsPlace, 'namespace'>, dataService: string) {
  return { namespace, name: masterSecret(dataService), key: 'password' };
}
