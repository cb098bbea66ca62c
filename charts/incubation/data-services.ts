import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/** Organizations, sessions and dumps. clusters.ts has the size and address of each in every environment. */
export const dataServices = {
  // Supabase runs it outside of AWS, with its pooler in front (incubation.md, Database Infrastructure).
  database: {
    kind: 'postgresql-external',
    description: 'Organizations, users and all that belongs to them',
    layer: 'incubation',
    // 14 or later, as the document requires; version 14 gets no fixes since November 2026.
    version: '17.6',
    database: 'postgres',
    credentials: 'database',
    exporter: true,
  },
  // The document's six pods did not form a cluster, and would have lost each other when their addresses changed.
  redis: {
    kind: 'redis',
    description: 'Sessions, and a cache of the API',
    layer: 'incubation',
    engine: 'redis',
    version: '7.1',
    credentials: 'redis',
    maintenanceWindow: 'sun:06:00-sun:07:00',
    snapshotWindow: '04:00-05:00',
  },
  backups: {
    kind: 'bucket',
    description: 'Dumps of the database',
    layer: 'incubation',
    // By age; the document's script keeps the newest 30, whatever their age.
    lifecycle: { expirationDays: 30 },
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
