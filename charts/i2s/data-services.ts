import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/** Pipelines, sessions, commands and dumps. clusters.ts has the size and address of each in every environment. */
export const dataServices = {
  database: {
    kind: 'rds-postgresql',
    description: 'Pipelines and their results',
    layer: 'i2s',
    // The document's version 15.4 is no longer offered; the major version is the same.
    version: '15.13',
    database: 'i2s',
    credentials: 'database',
    masterCredentials: 'database-master',
    backupWindow: '03:00-04:00',
    maintenanceWindow: 'sun:04:00-sun:05:00',
    exporter: true,
  },
  redis: {
    kind: 'redis',
    description: 'Sessions, rate limits and cached results',
    outsideRecovery: 'Assumed: people sign in again, and results are computed again',
    layer: 'i2s',
    engine: 'redis',
    version: '7.1',
    credentials: 'redis',
    maintenanceWindow: 'sun:05:00-sun:06:00',
    snapshotWindow: '02:00-03:00',
  },
  // The document uses its URL and its queue, but has a broker only in docker-compose.
  rabbitmq: {
    kind: 'rabbitmq',
    description: 'Commands to the agents',
    outsideRecovery: 'Assumed: the conductor sends what was not answered again',
    layer: 'i2s',
    version: '3.13',
    user: 'i2s',
    credentials: 'rabbitmq',
    maintenanceStart: 'sun:06:00',
  },
  backups: {
    kind: 'bucket',
    description: 'Encrypted dumps of the database',
    layer: 'i2s',
    lifecycle: { expirationDays: 30 },
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
