import type { Delivery } from '../../lib/spec/delivery.ts';

/** REQ-T218 requires canaries that roll back automatically; the document gives neither steps nor a threshold. */
export const canary = {
  strategy: 'canary',
  steps: [
    { weight: 10, pause: '5m' },
    { weight: 50, pause: '10m' },
  ],
  maximumErrorRate: 0.05,
} as const satisfies Delivery;
