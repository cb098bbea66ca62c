import { rdsRestoreTest } from '../../lib/spec/jobs/rds-restore-test.ts';
import { clusters } from './clusters.ts';
import { recovery } from './recovery.ts';

/** prime-spark.md, Best Practices: automated backups with tested recovery. */
export const databaseRestoreTest = rdsRestoreTest({
  database: 'database',
  schedule: '0 8 1 * *',
  pointMinutes: recovery.pointMinutes,
  hours: 4,
  instanceClass: 'db.t4g.medium',
  clusters,
  assumed: 'The document asks for tested recovery and does not say how, how often, or how long it may take',
});
