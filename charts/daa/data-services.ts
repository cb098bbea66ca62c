import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/** Knowledge, patterns and backups. clusters.ts has their size and address in each environment. */
export const dataServices = {
  database: {
    // A StatefulSet, as in the document, does not replicate data; an operator does.
    kind: 'cloudnative-pg',
    description: 'What the agents have learned',
    layer: 'daa-data',
    // PostgreSQL 15 (REQ-T201).
    version: '15.14',
    database: 'daa',
    user: 'daa',
    credentials: 'database',
    // Assumed, like the parameters: enough connections for 20 pods of each service during a rollout.
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    parameters: { max_connections: '500', shared_buffers: '1GB' },
    // REQ-T235: daily, kept for 30 days. The write-ahead log allows a restore to any second of the 30 days, which is
    // more than hourly increments and more than the 7 days of REQ-T236.
    backups: { bucket: 'backups', schedule: '0 2 * * *', retentionDays: 30 },
    exporter: true,
  },
  redis: {
    kind: 'redis',
    description: 'Patterns, and a cache',
    outsideRecovery: 'Assumed: patterns are learned again from what the database has',
    layer: 'daa-data',
    engine: 'redis',
    // Assumed, like the windows: the document only names Redis.
    version: '7.1',
    credentials: 'redis',
    maintenanceWindow: 'sun:06:00-sun:07:00',
    snapshotWindow: '03:00-04:00',
  },
  backups: {
    kind: 'bucket',
    description: 'Full backups and the write-ahead log of the database',
    outsideRecovery: 'The database of the second region has replayed it',
    layer: 'daa-data',
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
