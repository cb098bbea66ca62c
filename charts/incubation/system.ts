import type { SystemSpec } from '../../lib/spec/system.ts';
import { alerts } from './alerts.ts';
import { apiServer } from './api-server.ts';
import { backupBeforeMigration } from './backup-before-migration.ts';
import { clusters } from './clusters.ts';
import { dashboards } from './dashboards.ts';
import { dataServices } from './data-services.ts';
import { databaseBackup } from './database-backup.ts';
import { databaseRestoreTest } from './database-restore-test.ts';
import { dbMigration } from './db-migration.ts';
import { releases } from './releases.ts';

/**
 * The Incubation Management Platform: a web API with sessions, and a database at Supabase that is dumped every night.
 */
export const incubation = {
  name: 'incubation',
  description: 'Incubation Management Platform: a web API with sessions in Redis and a database at Supabase',
  owner: 'incubation',
  layers: {
    // The document uses production and staging namespaces; here each environment has a cluster.
    incubation: {
      workloads: {
        'api-server': apiServer,
        'backup-before-migration': backupBeforeMigration,
        'db-migration': dbMigration,
        'database-backup': databaseBackup,
        'database-restore-test': databaseRestoreTest,
      },
    },
  },
  dataServices,
  hosts: { api: 'api' },
  remoteSecrets: {
    database: ['username', 'password'],
    auth: ['jwt-secret', 'refresh-secret'],
    redis: ['password'],
  },
  alerts,
  dashboards,
  // Daily at 3:00, kept for 30 days. Secrets and ConfigMaps are included, which the document leaves out, because pods
  // need them to start.
  backups: { schedule: '0 3 * * *', retentionHours: 720 },
  // The document requires tested backups, and does not say how often (incubation.md, Deployment Checklist).
  restoreTest: { workload: 'incubation/database-restore-test', withinDays: 7 },
  releases,
  clusters,
} as const satisfies SystemSpec;
