import type { DataServiceSpec } from '../../lib/spec/data-service.ts';

/** Where organizations, sessions and dumps are; size and address by environment stand in clusters.ts. */
export const dataServices = {
  // Run by Supabase, outside AWS, with its pooler in front (incubation.md, Database Infrastructure).
  database: {
    kind: 'postgresql-external',
    description: 'Organizations, users and all that belongs to them',
    layer: 'incubation',
    // 14 or later, as the document asks; 14 itself gets no fixes since November 2026.
    version: '17.6',
    database: 'postgres',
    credentials: 'database',
    exporter: true,
  },
  // The document's six pods were never joined to a cluster, and would have lost each other with their addresses.
  redis: {
    kind: 'redis',
    description: 'Sessions, and what the API asks for often',
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
    // By age: the script of the document keeps the 30 newest, whatever their age.
    lifecycle: { expirationDays: 30 },
  },
} as const satisfies Readonly<Record<string, DataServiceSpec>>;
