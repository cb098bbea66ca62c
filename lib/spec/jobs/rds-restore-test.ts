import type { CronJobSpec } from '../workload.ts';
import { rdsCli, type RdsClusters } from './rds-cli.ts';

/** A test that an RDS instance can be restored. */
interface RdsRestoreTest {
  /** Name of the data service. */
  readonly database: string;
  /** Five-field cron expression in UTC. */
  readonly schedule: string;
  /** Minutes of data that may be missing: the recovery point of the system. */
  readonly pointMinutes: number;
  /** Hours that a restore may take before the test fails. */
  readonly hours: number;
  /** Class of the instance that is made for the test. */
  readonly instanceClass: string;
  /** The clusters of the system, of which region and identifier are taken. */
  readonly clusters: RdsClusters;
  readonly assumed: string;
}

/**
 * Restores an RDS instance to the newest moment beside the real one, waits until it serves, and deletes it. That it serves is
 * the test: nobody asks it for rows. Where the instance is a reading copy its own backups are restored.
 */
export function rdsRestoreTest({ database, clusters, ...test }: RdsRestoreTest): CronJobSpec {
  const { schedule, pointMinutes, hours, instanceClass, assumed } = test;
  const source = `arn:aws:rds:{region}:{account}:db:{${database}}`;
  const copy = `${source}-restore-test`;
  return {
    kind: 'CronJob',
    schedule,
    description: `Restores the ${database} beside the real one, up to the newest moment, waits until it serves, and deletes it`,
    assumed,
    notInDev: 'RDS alone has backups, and all data of dev is synthetic',
    ...rdsCli(database, clusters),
    command: ['bash', '/etc/config/restore-test.sh'],
    // Time to delete what was made, too.
    deadlineSeconds: (hours + 1) * 3600,
    retries: 0,
    aws: [
      { actions: ['rds:DescribeDBInstances'], resources: [source, copy] },
      {
        actions: ['rds:RestoreDBInstanceToPointInTime', 'rds:AddTagsToResource'],
        resources: [
          source,
          copy,
          ...['og', 'pg'].map((kind) => `arn:aws:rds:{region}:{account}:${kind}:*`),
          `arn:aws:rds:{region}:{account}:subgrp:{${database}}`,
        ],
      },
      { actions: ['rds:DeleteDBInstance'], resources: [copy] },
      // What is restored is encrypted with the same key, in the name of who restores it.
      { actions: ['kms:CreateGrant', 'kms:DescribeKey'], resources: ['{key}'] },
    ],
    files: { 'restore-test.sh': script(hours, pointMinutes, instanceClass) },
  };
}

function script(hours: number, pointMinutes: number, instanceClass: string): string {
  return `set -euo pipefail
export HOME=/tmp
copy="$DATABASE_INSTANCE-restore-test"

remove() {
  if aws rds describe-db-instances --db-instance-identifier "$copy" > /dev/null 2>&1; then
    aws rds delete-db-instance --db-instance-identifier "$copy" --skip-final-snapshot --delete-automated-backups > /dev/null
    aws rds wait db-instance-deleted --db-instance-identifier "$copy"
  fi
}

# What a test that was killed has left.
remove
trap remove EXIT

read -r newest subnets < <(aws rds describe-db-instances --db-instance-identifier "$DATABASE_INSTANCE" \\
  --query 'DBInstances[0].[LatestRestorableTime, DBSubnetGroup.DBSubnetGroupName]' --output text)
echo "Restoring $DATABASE_INSTANCE as it was at $newest"
if (( $(date +%s) - $(date --date="$newest" +%s) > ${pointMinutes} * 60 )); then
  echo "That is longer ago than the recovery point of ${pointMinutes} minutes" >&2
  exit 1
fi
aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier "$DATABASE_INSTANCE" \\
  --target-db-instance-identifier "$copy" --use-latest-restorable-time --db-subnet-group-name "$subnets" \\
  --db-instance-class ${instanceClass} --no-multi-az --no-publicly-accessible --no-deletion-protection > /dev/null
# The CLI waits for half an hour at most.
until aws rds wait db-instance-available --db-instance-identifier "$copy"; do
  if (( SECONDS > ${hours} * 3600 )); then
    echo "Not restored within ${hours} hours" >&2
    exit 1
  fi
done
echo "Restored, and it serves"
`;
}
