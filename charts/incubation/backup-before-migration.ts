import type { WorkloadSpec } from '../../lib/spec/workload.ts';
import { databaseBackup } from './database-backup.ts';

const { image, command, resources, writable, calls, files, notInDev } = databaseBackup;

/** incubation.md, Deployment Steps: a backup of the database is created before its migrations; a sync stops if that fails. */
export const backupBeforeMigration = {
  kind: 'Job',
  runs: 'first',
  description: 'Dumps the database to the bucket for backups, before the migrations of the same sync',
  assumed: 'The document does not say how: the nightly dump, once more',
  notInDev,
  image,
  command,
  resources,
  writable,
  calls,
  files,
  deadlineSeconds: 3600,
  retries: 1,
} as const satisfies WorkloadSpec;
