import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Restores the newest backup every week and checks every page of it (REQ-T239). */
export const restoreVerification = {
  kind: 'CronJob',
  description: 'Restores the newest backup of the database beside it, up to the last archived change, and checks it',
  assumed: 'The document gives no day, and no size of the database: 60 GiB of local disk hold it',
  notInDev: 'No backups are made where the data is synthetic',
  // The same PostgreSQL as the database, and Barman Cloud.
  image: 'ghcr.io/cloudnative-pg/postgresql:15.14-system-trixie',
  architectures: ['amd64', 'arm64'],
  command: ['bash', '/etc/config/verify.sh'],
  schedule: '0 5 * * 0',
  // A restore that takes longer than the RTO of one hour (REQ-T237) fails.
  deadlineSeconds: 3600,
  retries: 1,
  resources: {
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { cpu: '2', memory: '2Gi' },
    ephemeralStorage: { request: '60Gi', limit: '70Gi' },
  },
  calls: ['backups'],
  // Without this, boto3 calls the global endpoint of S3 for buckets in us-east-1, which the pod may not reach.
  environment: { AWS_S3_US_EAST_1_REGIONAL_ENDPOINT: 'regional' },
  aws: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::{backups}/database/*'] }],
  writable: ['/tmp', '/restore'],
  files: {
    'verify.sh': `set -o errexit -o nounset -o pipefail

export AWS_DEFAULT_REGION="$AWS_REGION" HOME=/tmp PGHOST=/tmp PGUSER=postgres
source="s3://$BACKUPS_BUCKET/"
data=/restore/data

newest=$(barman-cloud-backup-list --format json "$source" database | python3 -c '
import json, sys
done = [one for one in json.load(sys.stdin)["backups_list"] if one["status"] == "DONE"]
print(max(one["backup_id"] for one in done))')
echo "Restoring $newest"
barman-cloud-restore "$source" database "$newest" "$data"

# The log of the original is on a volume of its own, its configuration names certificates that are not here.
rm --recursive --force "$data/pg_wal"
mkdir "$data/pg_wal"
rm --force "$data/standby.signal" "$data/postgresql.auto.conf"
touch "$data/recovery.signal"
chmod --recursive go-rwx "$data"

pg_ctl start --pgdata="$data" \\
  --options="--config-file=/etc/config/postgresql.conf --hba-file=/etc/config/pg_hba.conf"
until pg_isready --quiet; do
  pg_ctl status --pgdata="$data" > /dev/null
  sleep 5
done
psql --dbname=daa --no-align --tuples-only --set=ON_ERROR_STOP=1 --command="
  SELECT 'Last change: ' || coalesce(pg_last_xact_replay_timestamp()::text, 'none since the backup')"
pg_amcheck --all --install-missing --heapallindexed --on-error-stop
pg_ctl stop --pgdata="$data" --wait --mode=fast
pg_checksums --check --pgdata="$data"
echo "Restored and checked: $newest"
`,
    // Nothing is archived, and only this pod connects.
    'postgresql.conf': `listen_addresses = ''
unix_socket_directories = '/tmp'
hot_standby = off
archive_mode = off
ssl = off
shared_buffers = 256MB
restore_command = 'barman-cloud-wal-restore "s3://$BACKUPS_BUCKET/" database %f %p'
`,
    'pg_hba.conf': 'local all postgres trust\n',
  },
} as const satisfies WorkloadSpec;
