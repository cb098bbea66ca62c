import type { MetricSource } from './metric-source.ts';

/** What istiod says of itself. */
export const istiod: MetricSource = {
  // Prefixes alone; pilot_xds not verified.
  source: 'https://istio.io/latest/docs/reference/commands/pilot-discovery/#metrics',
  scrapedBy: 'istiod',
  perObject: false,
  metrics: {
    pilot_xds: 'gauge *',
    'pilot_*': 'untyped *',
    'citadel_*': 'untyped *',
    'galley_*': 'untyped *',
    'sidecar_injection_*': 'untyped *',
  },
};
