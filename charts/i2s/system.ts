import type { SystemSpec } from '../../lib/spec/system.ts';
import { alerts } from './alerts.ts';
import { apiGateway } from './api-gateway.ts';
import { clusters } from './clusters.ts';
import { conductor } from './conductor.ts';
import { dashboards } from './dashboards.ts';
import { dataServices } from './data-services.ts';
import { databaseBackup } from './database-backup.ts';
import { databaseRestoreTest } from './database-restore-test.ts';
import { frontend } from './frontend.ts';
import { healthService } from './health-service.ts';
import { recovery } from './recovery.ts';
import { releases } from './releases.ts';
import { retries } from './retries.chart.ts';
import { security } from './security.ts';
import { smokeTest } from './smoke-test.ts';

/** I2S Studio: agents that run pipelines under a conductor. */
export const i2s = {
  name: 'i2s',
  description: 'I2S Studio: a multi-agent system whose conductor runs pipelines over agents and language models',
  owner: 'i2s-platform',
  layers: {
    i2s: {
      namespace: 'i2s-{environment}',
      workloads: {
        conductor,
        'api-gateway': apiGateway,
        'health-service': healthService,
        frontend,
        security,
        'database-backup': databaseBackup,
        'database-restore-test': databaseRestoreTest,
        'smoke-test': smokeTest,
      },
      charts: { retries },
    },
  },
  dataServices,
  hosts: { api: 'api', app: 'app' },
  remoteSecrets: {
    database: ['username', 'password'],
    'database-master': ['password'],
    redis: ['password'],
    rabbitmq: ['password'],
    'api-keys': ['openai', 'anthropic', 'github'],
    backup: ['passphrase'],
  },
  alerts,
  contacts: { owner: 'platform@i2s.studio', onCall: 'oncall@i2s.studio' }, // i2s.md, last lines
  dashboards,
  // Daily and kept for 30 days (i2s.md, Kubernetes Backup), but not at 03:00, when RDS makes its backup.
  backups: { schedule: '0 1 * * *', retentionHours: 720 },
  previews: { label: 'preview' },
  recovery,
  // The document does not say how often.
  restoreTest: { workload: 'i2s/database-restore-test', withinDays: 31 },
  releases,
  clusters,
} as const satisfies SystemSpec;
