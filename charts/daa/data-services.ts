import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/** Where knowledge, patterns and backups are; size and address by environment stand in clusters.ts. */
export const dataServices = {
  database: {
    // A StatefulSet, as in the document, does not replicate; an operator does.
    kind: 'cloudnative-pg',
    description: 'What the agents have learned',
    layer: 'daa-data',
    // PostgreSQL 15 (REQ-T201).
    version: '15.14',
    database: 'daa',
    user: 'daa',
    credentials: 'database',
    // Assumed, as are the parameters: room for the connections of 20 pods of each service in the middle of a rollout.
    resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { cpu: '2', memory: '4Gi' } },
    parameters: { max_connections: '500', shared_buffers: '1GB' },
    // REQ-T235: daily, kept 30 days. In between, every second of the 30 days can be restored from the write-ahead log,
    // which is more than hourly increments and than the 7 days of REQ-T236.
    backups: { bucket: 'backups', schedule: '0 2 * * *', retentionDays: 30 },
    exporter: true,
  },
  redis: {
    kind: 'redis',
    description: 'Patterns, and what is looked up often',
    layer: 'daa-data',
    engine: 'redis',
    // Assumed, as are the windows: the document says Redis.
    version: '7.1',
    credentials: 'redis',
    maintenanceWindow: 'sun:06:00-sun:07:00',
    snapshotWindow: '03:00-04:00',
  },
  backups: {
    kind: 'bucket',
    description: 'Full backups and the write-ahead log of the database',
    layer: 'daa-data',
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
