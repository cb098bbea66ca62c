import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/**
 * The data of Prime Spark. clusters.ts has the size and address of each in every environment. The document gives no
 * versions.
 */
export const dataServices = {
  database: {
    kind: 'rds-postgresql',
    description: 'The primary data',
    layer: 'prime-spark',
    version: '17.7',
    database: 'prime_spark',
    credentials: 'database',
    masterCredentials: 'database-master',
    backupWindow: '03:00-04:00',
    maintenanceWindow: 'sun:04:00-sun:05:00',
    exporter: true,
    readerExporter: true,
    // Assumed: by transaction, and that 150 connections are within what the smallest instance accepts.
    pooling: { mode: 'transaction', connections: 50 },
  },
  cache: {
    kind: 'redis',
    description: 'A cache of answers, and the queue of batch jobs',
    outsideRecovery: 'Assumed: answers are computed again, and batch jobs are started again',
    layer: 'prime-spark',
    engine: 'redis',
    version: '7.1',
    credentials: 'cache',
    maintenanceWindow: 'sun:05:00-sun:06:00',
    snapshotWindow: '02:00-03:00',
  },
  objects: {
    kind: 'bucket',
    description: 'Documents, and results of batch jobs',
    layer: 'prime-spark',
    // The document requires lifecycle policies, and names no days.
    lifecycle: { infrequentAccessDays: 30, expirationDays: 730 },
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
