import { rdsRestoreTest } from '../../lib/spec/jobs/rds-restore-test.ts';
import { clusters } from './clusters.ts';
import { recovery } from './recovery.ts';

/**
 * i2s.md, Disaster Recovery Plan: the database is restored from its latest backup. A restore takes longer than the 15 minutes
 * of the objective, which the second region keeps.
 */
export const databaseRestoreTest = rdsRestoreTest({
  database: 'database',
  schedule: '0 8 1 * *',
  pointMinutes: recovery.pointMinutes,
  hours: 4,
  instanceClass: 'db.t4g.medium',
  clusters,
  assumed: 'The document restores by hand, and gives neither day nor duration',
});
