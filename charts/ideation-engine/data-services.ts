import type { DataServiceSpec } from '../../lib/spec/data-service.ts';
import { axisNames } from './axes.ts';

/** Vectors, events and archives. clusters.ts has the size and address of each in every environment. */
export const dataServices = {
  database: {
    kind: 'aurora-postgresql',
    description: 'Events with their vectors (pgvector)',
    layer: 'l0-ingestion',
    // The document's 15.4 is no longer offered; the major version is the same.
    version: '15.13',
    database: 'ideation_engine',
    credentials: 'database',
    masterCredentials: 'database-master',
    extensions: ['vector', 'pg_stat_statements', 'pg_trgm'],
    backupRetentionDays: 7,
    backupWindow: '03:00-04:00',
    maintenanceWindow: 'sun:04:00-sun:05:00',
  },
  kafka: {
    kind: 'kafka',
    description: 'Raw and parsed events of each axis, and rewards',
    outsideRecovery: 'Assumed: events are in the archive too, and are crawled again',
    layer: 'l0-ingestion',
    // The document's 2.8.1 is no longer offered.
    version: '3.8.x',
    topics: [
      ...axisNames.map((axis) => ({
        name: `raw_events.${axis}`,
        partitions: 6,
        retentionDays: 7,
        compression: 'lz4' as const,
      })),
      ...axisNames.map((axis) => ({
        name: `parsed_events.${axis}`,
        partitions: 6,
        retentionDays: 30,
        compression: 'lz4' as const,
      })),
      { name: 'rl_rewards', partitions: 3, retentionDays: 1 },
    ],
  },
  archive: {
    kind: 'bucket',
    description: 'Events and model checkpoints, kept without a limit',
    layer: 'l0-ingestion',
    lifecycle: { infrequentAccessDays: 30, archiveDays: 180 },
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
