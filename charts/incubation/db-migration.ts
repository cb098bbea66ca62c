import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/**
 * Migrates the database to the schema that the API of the same sync expects. Both versions of a blue-green delivery use
 * it.
 */
export const dbMigration = {
  kind: 'Job',
  runs: 'before-workloads',
  description: "Runs the pending migrations; Knex's own lock keeps two from running at the same time",
  assumed: 'The document gives command and retries; resources are completed',
  image: 'incubation-platform/migrations',
  command: ['npm', 'run', 'migrate:up'],
  retries: 3,
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
  calls: ['database'],
  writes: ['database'],
  urls: 'variables',
} as const satisfies WorkloadSpec;
