import type { Recovery } from '../../lib/spec/system.ts';

/** i2s.md, Disaster Recovery Plan: 15 minutes and an hour. */
export const recovery = { timeMinutes: 15, pointMinutes: 60 } as const satisfies Recovery;
