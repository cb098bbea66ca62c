import type { JobSpec } from '../workload.ts';
import { rdsCli, type RdsClusters } from './rds-cli.ts';

/** A snapshot of an RDS instance before the other work of a sync. */
interface RdsSnapshot {
  /** Name of the data service. */
  readonly database: string;
  /** Number of such snapshots that are kept; older ones are deleted. */
  readonly keep: number;
  /** The clusters of the system, for the region and the identifier of the instance. */
  readonly clusters: RdsClusters;
  readonly assumed: string;
}

/**
 * Takes a snapshot of an RDS instance first of all in a sync, and waits until it is complete: if it fails, nothing is
 * migrated and no new version starts. Automated backups restore any moment too; a snapshot is found by its name, and
 * outlives their retention.
 */
export function rdsSnapshot({ database, keep, clusters, assumed }: RdsSnapshot): JobSpec {
  const instance = `arn:aws:rds:{region}:{account}:db:{${database}}`;
  const snapshots = `arn:aws:rds:{region}:{account}:snapshot:{${database}}-before-*`;
  return {
    kind: 'Job',
    runs: 'first',
    description: `Takes a snapshot of the ${database} before a sync changes anything, and keeps the newest ${keep}`,
    assumed,
    notInDev: 'All data of dev is synthetic',
    ...rdsCli(database, clusters),
    command: ['bash', '/etc/config/snapshot.sh'],
    deadlineSeconds: 2 * 3600,
    retries: 1,
    aws: [
      { actions: ['rds:CreateDBSnapshot', 'rds:AddTagsToResource'], resources: [instance, snapshots] },
      // A list of snapshots is asked for by instance, one of them by its name.
      { actions: ['rds:DescribeDBSnapshots'], resources: [instance, snapshots] },
      { actions: ['rds:DeleteDBSnapshot'], resources: [snapshots] },
    ],
    files: { 'snapshot.sh': script(keep) },
  };
}

function script(keep: number): string {
  return `set -euo pipefail
export HOME=/tmp
snapshot="$DATABASE_INSTANCE-before-$(date --utc +%Y%m%d-%H%M%S)"

aws rds create-db-snapshot --db-instance-identifier "$DATABASE_INSTANCE" --db-snapshot-identifier "$snapshot" > /dev/null
# The CLI waits for half an hour at most, and the Job has a deadline of its own.
until aws rds wait db-snapshot-available --db-snapshot-identifier "$snapshot"; do
  echo "Still waiting for $snapshot"
done
echo "$snapshot is complete"

aws rds describe-db-snapshots --db-instance-identifier "$DATABASE_INSTANCE" --snapshot-type manual \\
  --query "DBSnapshots[?starts_with(DBSnapshotIdentifier, '$DATABASE_INSTANCE-before-')].DBSnapshotIdentifier" --output text |
  tr '\\t' '\\n' | sort | head --lines=-${keep} |
  while read -r old; do
    aws rds delete-db-snapshot --db-snapshot-identifier "$old" > /dev/null
    echo "$old is deleted"
  done
`;
}
