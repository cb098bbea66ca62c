import type { MetricSource } from './metric-source.ts';

/** What OpenCost says of prices. */
export const openCost: MetricSource = {
  // node_total_hourly_cost compared with the source, the others not verified.
  source: 'https://www.opencost.io/docs/integrations/metrics/',
  scrapedBy: 'opencost',
  monitor: 'opencost.metrics.serviceMonitor.enabled',
  perObject: true,
  metrics: {
    node_cpu_hourly_cost: 'gauge *',
    node_ram_hourly_cost: 'gauge *',
    node_gpu_hourly_cost: 'gauge *',
    node_total_hourly_cost: 'gauge *',
    pv_hourly_cost: 'gauge *',
    container_cpu_allocation: 'gauge *',
    container_memory_allocation_bytes: 'gauge *',
    'kubecost_*': 'untyped *',
  },
};
