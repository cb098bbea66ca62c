import type { CanaryDelivery } from '../../lib/spec/delivery.ts';

/** First 10 % of the requests, then half; the document requires a manual gate and names no steps. */
export const canary = {
  strategy: 'canary',
  steps: [
    { weight: 10, pause: '5m' },
    { weight: 50, pause: '10m' },
  ],
  maximumErrorRate: 0.05,
} as const satisfies CanaryDelivery;
