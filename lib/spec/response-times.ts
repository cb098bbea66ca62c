import type { AlertPriority } from './monitoring.ts';

/**
 * How soon somebody acts on an alert of each priority, in words. Source: ideation-engine.md, Response Procedures. The
 * other documents give no times, and one team is on call for all systems.
 */
export const responseTimes: Readonly<Record<AlertPriority, string>> = {
  P0: '15 minutes',
  P1: '1 hour',
  P2: '4 hours',
  P3: 'the next business day',
};
