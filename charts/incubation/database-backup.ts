import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** The nightly dump; the bucket keeps each for 30 days. */
export const databaseBackup = {
  kind: 'CronJob',
  schedule: '0 2 * * *',
  description: 'Dumps the database to the bucket for backups',
  assumed: 'postgres:14 of the document has no AWS CLI: the image has PostgreSQL 17, the CLI and user 10001',
  notInDev: 'All data of dev is synthetic',
  image: 'incubation-platform/database-backup',
  command: ['bash', '/etc/config/backup.sh'],
  resources: {
    requests: { cpu: '250m', memory: '256Mi' },
    limits: { cpu: '1', memory: '512Mi' },
    ephemeralStorage: { request: '10Gi', limit: '20Gi' },
  },
  writable: ['/tmp', '/backup'],
  calls: ['database', 'backups'],
  files: {
    // The dump is complete before the upload, so that a broken dump never becomes the newest. Supabase backs up its own
    // schemas (auth, storage) itself, and only it could restore them.
    'backup.sh': `set -euo pipefail
dump="/backup/db_$(date --utc +%Y%m%d_%H%M%S).sql.gz"
pg_dump --dbname="$(cat "$DATABASE_URL_FILE")" --schema=public --no-owner --no-privileges | gzip > "$dump"
aws s3 cp --no-progress "$dump" "s3://$BACKUPS_BUCKET/database-backup/$ENVIRONMENT/"
`,
  },
} as const satisfies WorkloadSpec;
