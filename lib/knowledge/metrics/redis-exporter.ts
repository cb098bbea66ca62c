import type { MetricSource } from './metric-source.ts';

/** What redis_exporter says of a server. */
export const redisExporter: MetricSource = {
  // Names, types and labels compared with the source; redis_up not verified.
  source: 'https://github.com/oliver006/redis_exporter/blob/v1.80.0/exporter/exporter.go',
  scrapedBy: 'exporter',
  perObject: true,
  metrics: {
    redis_up: 'gauge',
    redis_connected_clients: 'gauge',
    redis_memory_used_bytes: 'gauge',
    redis_memory_max_bytes: 'gauge',
    redis_commands_processed_total: 'counter',
    redis_keyspace_hits_total: 'counter',
    redis_keyspace_misses_total: 'counter',
    redis_evicted_keys_total: 'counter',
    redis_db_keys: 'gauge db',
  },
};
