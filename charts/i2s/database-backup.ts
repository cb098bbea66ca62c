import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** A dump outside of RDS, encrypted before it leaves the pod (i2s.md, Database Backup Strategy). */
export const databaseBackup = {
  kind: 'CronJob',
  description: 'Dumps the database, encrypts the dump and stores it in S3, where it is kept for 30 days',
  assumed: 'The document gives no time and no image; i2s/database-backup has bash, pg_dump 15, gpg and the AWS CLI',
  notInDev: 'All data there is synthetic',
  image: 'i2s/database-backup',
  command: ['bash', '/etc/config/backup-database.sh'],
  // After the windows of RDS, from 03:00 to 05:00.
  schedule: '30 5 * * *',
  deadlineSeconds: 4 * 3600,
  resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '1', memory: '1Gi' } },
  calls: ['database', 'backups'],
  secrets: { passphrase: { from: 'backup', property: 'passphrase' } },
  gracePeriodSeconds: 60,
  files: {
    // gpg cannot ask for a passphrase, and the pod's disk is smaller than the database, so the dump is streamed. If any
    // part fails, the run fails; a dump is valid only with its .complete file. A rule of the bucket deletes both after
    // 30 days.
    'backup-database.sh': `set -o errexit -o nounset -o pipefail

export GNUPGHOME=/tmp/gnupg
mkdir --mode=700 "$GNUPGHOME"
target="s3://$BACKUPS_BUCKET/database-backup/\${DATABASE_NAME}_backup_$(date --utc +%Y%m%d_%H%M%S).dump.gpg"

pg_dump --dbname="$(cat "$DATABASE_URL_FILE")" --clean --no-owner --no-privileges --format=custom --compress=9 |
  gpg --batch --pinentry-mode=loopback --passphrase-file=/etc/secrets/passphrase --symmetric --cipher-algo=AES256 --compress-algo=none |
  aws s3 cp - "$target" --expected-size 268435456000 --no-progress

aws s3 ls "$target" | aws s3 cp - "$target.complete" --no-progress
echo "Database backup completed: $target"
`,
  },
} as const satisfies WorkloadSpec;
