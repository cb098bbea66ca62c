import type { SystemSpec } from '../../lib/spec/system.ts';
import { alerts } from './alerts.ts';
import { clickhouse } from './clickhouse.ts';
import { clusters } from './clusters.ts';
import { dashboards } from './dashboards.ts';
import { dataServices } from './data-services.ts';
import { databaseRestoreTest } from './database-restore-test.ts';
import { databaseSnapshot } from './database-snapshot.ts';
import { kvaApi } from './kva-api.ts';
import { kvaBatch } from './kva-batch.ts';
import { recovery } from './recovery.ts';
import { releases } from './releases.ts';
import { smokeTest } from './smoke-test.ts';

/** Prime Spark AI: one API with a service level objective, in two regions. */
export const primeSpark = {
  name: 'prime-spark',
  description: 'API of Prime Spark AI, with a hot standby in a second region',
  // Alerts that page nobody are sent to ops@prime-spark.ai.
  owner: 'ops',
  layers: {
    'prime-spark': {
      workloads: {
        'kva-api': kvaApi,
        'kva-batch': kvaBatch,
        'smoke-test': smokeTest,
        'database-restore-test': databaseRestoreTest,
        'database-snapshot': databaseSnapshot,
        clickhouse,
      },
    },
  },
  dataServices,
  hosts: { api: 'api' },
  // JWT with OAuth2 (prime-spark.md, Application Security); the identity provider and its paths are assumed.
  authentication: {
    api: {
      issuer: 'https://auth.{domain}/',
      jwksUri: 'https://auth.{domain}/.well-known/jwks.json',
      audiences: ['kva-api'],
      // Route 53 calls this path to check the region, without a token.
      openPaths: ['/health/*'],
    },
  },
  remoteSecrets: {
    database: ['username', 'password'],
    'database-master': ['password'],
    cache: ['password'],
  },
  alerts,
  // prime-spark.md, CI/CD Pipelines: notifications in Slack and PagerDuty. The document does not say of what.
  deploymentNotices: { started: ['chat'], deployed: ['chat'], failed: ['chat', 'page'], degraded: ['chat', 'page'] },
  dashboards,
  // Automated backups (prime-spark.md, Best Practices), daily and for 30 days; the document gives no figures.
  backups: { schedule: '0 2 * * *', retentionHours: 720 },
  recovery,
  // The document does not say how often.
  restoreTest: { workload: 'prime-spark/database-restore-test', withinDays: 31 },
  releases,
  clusters,
} as const satisfies SystemSpec;
