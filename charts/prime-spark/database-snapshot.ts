import { rdsSnapshot } from '../../lib/spec/jobs/rds-snapshot.ts';
import { clusters } from './clusters.ts';

/** prime-spark.md, Master Deployment Orchestrator: a backup is created before each deployment. */
export const databaseSnapshot = rdsSnapshot({
  database: 'database',
  keep: 10,
  clusters,
  assumed: 'The document does not say what is backed up, or how many backups are kept',
});
