import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Migrates the database to the schema that the workloads of the same sync expect. */
export const databaseSchema = {
  kind: 'Job',
  runs: 'before-workloads',
  description: 'Creates the extensions, tables and indexes that are not there yet',
  image: 'docker.io/library/postgres:17.6-alpine',
  command: ['sh', '-c', 'exec psql "$(cat "$DATABASE_URL_FILE")" --set=ON_ERROR_STOP=1 --file=/etc/config/schema.sql'],
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  calls: ['database'],
  writes: ['database'],
  // ideation-engine.md, Database Schema Initialization. The lock keeps two syncs from running it at the same time.
  files: {
    'schema.sql': `SELECT pg_advisory_lock(hashtext('ideation-engine-schema'));

CREATE EXTENSION IF NOT EXISTS vector;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE IF NOT EXISTS events_vector (
  event_id UUID PRIMARY KEY,
  axis CHAR(1) NOT NULL,
  title TEXT,
  body TEXT,
  tags TEXT[],
  vec VECTOR(1536),
  vec_rgat VECTOR(256),
  created_ts TIMESTAMPTZ NOT NULL DEFAULT now(),
  cluster_id BIGINT,
  updated_ts TIMESTAMPTZ
);

CREATE INDEX IF NOT EXISTS idx_ev_axis_created ON events_vector (axis, created_ts);
CREATE INDEX IF NOT EXISTS idx_ev_cluster ON events_vector (cluster_id);
CREATE INDEX IF NOT EXISTS idx_ev_vec_hnsw ON events_vector USING hnsw (vec vector_cosine_ops);
`,
  },
} as const satisfies WorkloadSpec;
