import type { MetricSource } from './metric-source.ts';

/** What dcgm-exporter says of GPUs. */
export const dcgmExporter: MetricSource = {
  // Names and types compared with the file.
  source: 'https://github.com/NVIDIA/dcgm-exporter/blob/main/etc/default-counters.csv',
  scrapedBy: 'dcgm-exporter',
  perObject: true,
  metrics: {
    DCGM_FI_DEV_GPU_UTIL: 'gauge *',
    DCGM_FI_DEV_FB_USED: 'gauge *',
    DCGM_FI_DEV_FB_FREE: 'gauge *',
    DCGM_FI_DEV_GPU_TEMP: 'gauge *',
    DCGM_FI_DEV_POWER_USAGE: 'gauge *',
    'DCGM_*': 'untyped *',
  },
};
