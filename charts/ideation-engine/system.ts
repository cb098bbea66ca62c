import type { SystemSpec } from '../../lib/spec/system.ts';
import { agents } from './agents.ts';
import { alerts } from './alerts.ts';
import { allocator } from './allocator.ts';
import { axisCrawlers } from './axis-crawlers.ts';
import { clusters } from './clusters.ts';
import { costExporter } from './cost-exporter.ts';
import { dashboards } from './dashboards.ts';
import { dataServices } from './data-services.ts';
import { databaseRestoreTest } from './database-restore-test.ts';
import { databaseSchema } from './database-schema.ts';
import { etl } from './etl.ts';
import { evolver } from './evolver.ts';
import { kafkaExporter } from './kafka-exporter.ts';
import { orchestrator } from './orchestrator.ts';
import { rayEmbeddings } from './ray-embeddings.ts';
import { recovery } from './recovery.ts';
import { releases } from './releases.ts';
import { topicOperator } from './topic-operator.ts';
import { trainer } from './trainer.ts';

/** The six-layer Ideation Engine: from crawled events to ideas, and their cost. */
export const ideationEngine = {
  name: 'ideation-engine',
  description: 'Six-layer AI ideation engine: ingestion, allocation, dialogue, evolution, training, observability',
  owner: 'ideation',
  layers: {
    'l0-ingestion': {
      labels: { layer: 'L0' },
      workloads: {
        ...axisCrawlers,
        etl,
        'ray-embeddings': rayEmbeddings,
        'topic-operator': topicOperator,
        'database-schema': databaseSchema,
        'database-restore-test': databaseRestoreTest,
      },
    },
    'l1-allocation': { labels: { layer: 'L1' }, workloads: { allocator } },
    'l2-dialogue': { labels: { layer: 'L2' }, workloads: { orchestrator, agents } },
    'l3-evolution': { labels: { layer: 'L3' }, workloads: { evolver } },
    'l4-training': { labels: { layer: 'L4' }, workloads: { trainer } },
    'l5-observability': {
      labels: { layer: 'L5' },
      workloads: { 'cost-exporter': costExporter, 'kafka-exporter': kafkaExporter },
    },
  },
  dataServices,
  hosts: { api: 'api' },
  remoteSecrets: {
    database: ['username', 'password'],
    'database-master': ['password'],
    openai: ['api-key'],
    anthropic: ['api-key'],
  },
  alerts,
  dashboards,
  // Every 6 hours, kept for 30 days (ideation-engine.md, Disaster Recovery Plan).
  backups: { schedule: '30 */6 * * *', retentionHours: 720 },
  // Monthly automated tests (ideation-engine.md, Disaster Recovery Plan).
  restoreTest: { workload: 'l0-ingestion/database-restore-test', withinDays: 31 },
  recovery,
  releases,
  clusters,
} as const satisfies SystemSpec;
