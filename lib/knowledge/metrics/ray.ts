import type { MetricSource } from './metric-source.ts';

/** What Ray says of its nodes and tasks. */
export const ray: MetricSource = {
  // ray_node_gram_used compared with the page, the others not verified.
  source: 'https://docs.ray.io/en/latest/ray-observability/reference/system-metrics.html',
  scrapedBy: 'exporter',
  perObject: true,
  metrics: {
    ray_node_cpu_utilization: 'gauge *',
    ray_node_gpus_utilization: 'gauge *',
    ray_node_gram_used: 'gauge *',
    ray_node_mem_used: 'gauge *',
    ray_node_disk_usage: 'gauge *',
    ray_object_store_memory: 'gauge *',
    ray_tasks: 'gauge *',
    ray_actors: 'gauge *',
  },
};
