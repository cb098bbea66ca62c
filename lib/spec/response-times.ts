import type { AlertPriority } from './monitoring.ts';

/**
 * How soon somebody acts on an alert, in words: ideation-engine.md, Response Procedures. The other documents give none, and
 * the platform has one team on call.
 */
export const responseTimes: Readonly<Record<AlertPriority, string>> = {
  P0: '15 minutes',
  P1: '1 hour',
  P2: '4 hours',
  P3: 'the next business day',
};
