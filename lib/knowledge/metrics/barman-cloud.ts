import type { MetricSource } from './metric-source.ts';

/** What the plugin that archives with Barman says of backups. */
export const barmanCloud: MetricSource = {
  // The time of the last backup seen in use, the others in a plugin that is modelled on this one.
  source: 'https://cloudnative-pg.io/plugin-barman-cloud/docs/observability/',
  scrapedBy: 'cnpg instance',
  monitor: 'barman-cloud.cloudnative-pg.io',
  perObject: true,
  metrics: {
    barman_cloud_cloudnative_pg_io_first_recoverability_point: 'gauge',
    barman_cloud_cloudnative_pg_io_last_available_backup_timestamp: 'gauge',
    barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp: 'gauge',
  },
};
