import type { SystemSpec } from '../../lib/spec/system.ts';
import { alerts } from './alerts.ts';
import { clusters } from './clusters.ts';
import { daaService } from './daa-service.ts';
import { dashboards } from './dashboards.ts';
import { dataServices } from './data-services.ts';
import { knowledgeService } from './knowledge-service.ts';
import { patternService } from './pattern-service.ts';
import { recovery } from './recovery.ts';
import { releases } from './releases.ts';
import { restoreVerification } from './restore-verification.ts';

/** DAA: autonomously learning agents, with their knowledge in PostgreSQL and their patterns in Redis. */
export const daa = {
  name: 'daa',
  description: 'DAA: autonomous learning by agents, over a knowledge base and recognised patterns',
  owner: 'daa',
  // Each of the document's namespaces is an environment; here an environment is a cluster.
  layers: {
    daa: {
      workloads: {
        'daa-service': daaService,
        'knowledge-service': knowledgeService,
        'pattern-service': patternService,
      },
    },
    'daa-data': { workloads: { 'restore-verification': restoreVerification } },
  },
  dataServices,
  hosts: { api: 'api' },
  remoteSecrets: { database: ['password'], redis: ['password'] },
  alerts,
  criticalWithinSeconds: 60, // daa.md, REQ-T224
  dashboards,
  // After the database's own backup, and kept for as long (daa.md, REQ-T235).
  backups: { schedule: '0 4 * * *', retentionHours: 720 },
  restoreTest: { workload: 'daa-data/restore-verification', withinDays: 7 }, // daa.md, REQ-T239
  previews: { label: 'preview' },
  recovery,
  releases,
  clusters,
} as const satisfies SystemSpec;
