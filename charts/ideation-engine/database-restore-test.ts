import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Restores a copy of the database at the newest possible time every month (ideation-engine.md, Backup & Recovery). */
export const databaseRestoreTest = {
  kind: 'CronJob',
  schedule: '0 8 1 * *',
  description: 'Restores a copy of the database at the newest time, waits until it is available, and deletes it',
  assumed:
    'The document restores a cluster manually and gives no day; the test is that the copy becomes available, without queries',
  notInDev: 'Only Aurora has backups, and all data of dev is synthetic',
  image: 'public.ecr.aws/aws-cli/aws-cli:2.27.50',
  architectures: ['amd64', 'arm64'],
  command: ['bash', '/etc/config/restore-test.sh'],
  // The RTO of 4 hours, which the script enforces, and time to delete the copy.
  deadlineSeconds: 18_000,
  retries: 0,
  resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  // The script uses the region of the environment's cluster.
  calls: ['rds.us-west-2.amazonaws.com:443', 'rds.us-east-1.amazonaws.com:443'],
  environment: { AWS_REGION: 'us-west-2', DATABASE_CLUSTER: 'ideation-engine-prod' },
  overrides: {
    staging: { environment: { DATABASE_CLUSTER: 'ideation-engine-staging' } },
    dr: { environment: { AWS_REGION: 'us-east-1', DATABASE_CLUSTER: 'ideation-engine-dr' } },
  },
  aws: [
    {
      actions: ['rds:DescribeDBClusters', 'rds:RestoreDBClusterToPointInTime', 'rds:AddTagsToResource'],
      resources: [
        'arn:aws:rds:{region}:{account}:cluster:{database}',
        'arn:aws:rds:{region}:{account}:cluster:{database}-restore-test',
        'arn:aws:rds:{region}:{account}:cluster-pg:*',
        'arn:aws:rds:{region}:{account}:og:*',
        'arn:aws:rds:{region}:{account}:subgrp:{database}',
      ],
    },
    {
      actions: ['rds:CreateDBInstance', 'rds:DeleteDBInstance', 'rds:DeleteDBCluster', 'rds:DescribeDBInstances'],
      resources: [
        'arn:aws:rds:{region}:{account}:cluster:{database}-restore-test',
        'arn:aws:rds:{region}:{account}:cluster-snapshot:{database}-restore-test-*',
        'arn:aws:rds:{region}:{account}:db:{database}-restore-test',
        'arn:aws:rds:{region}:{account}:pg:*',
        'arn:aws:rds:{region}:{account}:subgrp:{database}',
      ],
    },
    // What is restored is encrypted with the same key, in the name of who restores it.
    { actions: ['kms:CreateGrant', 'kms:DescribeKey'], resources: ['{key}'] },
  ],
  files: {
    'restore-test.sh': `set -euo pipefail
export HOME=/tmp
copy="$DATABASE_CLUSTER-restore-test"

remove() {
  if aws rds describe-db-instances --db-instance-identifier "$copy" > /dev/null 2>&1; then
    aws rds delete-db-instance --db-instance-identifier "$copy" --skip-final-snapshot > /dev/null
    aws rds wait db-instance-deleted --db-instance-identifier "$copy"
  fi
  if aws rds describe-db-clusters --db-cluster-identifier "$copy" > /dev/null 2>&1; then
    aws rds delete-db-cluster --db-cluster-identifier "$copy" --skip-final-snapshot > /dev/null
    aws rds wait db-cluster-deleted --db-cluster-identifier "$copy"
  fi
}

# The CLI waits for half an hour at most; the RTO is 4 hours.
available() {
  until aws rds wait "$@"; do
    if (( SECONDS > 4 * 3600 )); then
      echo "Not restored within the RTO of 4 hours" >&2
      exit 1
    fi
  done
}

# What a test that was killed has left.
remove
trap remove EXIT

read -r newest subnets < <(aws rds describe-db-clusters --db-cluster-identifier "$DATABASE_CLUSTER" \\
  --query 'DBClusters[0].[LatestRestorableTime, DBSubnetGroup]' --output text)
echo "Restoring $DATABASE_CLUSTER as it was at $newest"
if (( $(date +%s) - $(date --date="$newest" +%s) > 3600 )); then
  echo "That is longer ago than the RPO of an hour" >&2
  exit 1
fi
aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier "$DATABASE_CLUSTER" \\
  --db-cluster-identifier "$copy" --use-latest-restorable-time --db-subnet-group-name "$subnets" \\
  --no-deletion-protection > /dev/null
available db-cluster-available --db-cluster-identifier "$copy"
aws rds create-db-instance --db-instance-identifier "$copy" --db-cluster-identifier "$copy" \\
  --engine aurora-postgresql --db-instance-class db.t3.medium --no-publicly-accessible > /dev/null
available db-instance-available --db-instance-identifier "$copy"
echo "Restored, and it serves"
`,
  },
} as const satisfies WorkloadSpec;
