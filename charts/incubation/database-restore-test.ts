import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/**
 * Proves every week that the newest dump can be restored (incubation.md, Deployment Checklist: backup procedures
 * tested).
 */
export const databaseRestoreTest = {
  kind: 'CronJob',
  schedule: '0 5 * * 0',
  description: 'Restores the newest dump into a separate database, and checks its tables',
  assumed: 'The document requires tested backups, and does not say how',
  notInDev: 'All data of dev is synthetic',
  image: 'incubation-platform/database-backup',
  command: ['bash', '/etc/config/restore-test.sh'],
  resources: {
    requests: { cpu: '500m', memory: '1Gi' },
    limits: { cpu: '1', memory: '2Gi' },
    ephemeralStorage: { request: '20Gi', limit: '40Gi' },
  },
  writable: ['/tmp', '/restore'],
  calls: ['backups'],
  aws: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::{backups}/database-backup/*'] }],
  files: {
    'restore-test.sh': `set -euo pipefail
dumps="s3://$BACKUPS_BUCKET/database-backup/$ENVIRONMENT/"
newest="$(aws s3 ls "$dumps" | awk '{ print $4 }' | sort | tail -n 1)"
if [[ "$newest" < "db_$(date --utc --date='2 days ago' +%Y%m%d)" ]]; then
  echo "The newest dump is '$newest', older than two days" >&2
  exit 1
fi

export PGDATA=/restore/data PGHOST=/tmp PGUSER=postgres PGDATABASE=postgres
initdb --username="$PGUSER" --auth=trust --encoding=UTF8 --locale=C
pg_ctl start --wait --log=/tmp/postgresql.log --options="-c listen_addresses= -c unix_socket_directories=$PGHOST -c fsync=off"
trap 'pg_ctl stop --mode=immediate' EXIT

# The dump makes the schema itself.
psql --set=ON_ERROR_STOP=1 --command='DROP SCHEMA public'
aws s3 cp --no-progress "$dumps$newest" - | gunzip | psql --quiet --set=ON_ERROR_STOP=1
psql --set=ON_ERROR_STOP=1 --file=/etc/config/sanity.sql
`,
    // The tables of the document's first migration, and that at least one migration has run.
    'sanity.sql': `SELECT count(*) AS organizations FROM organizations;
SELECT count(*) AS users FROM users;
DO $$ BEGIN
  ASSERT (SELECT count(*) > 0 FROM knex_migrations), 'no migration was ever run';
END $$;
`,
  },
} as const satisfies WorkloadSpec;
