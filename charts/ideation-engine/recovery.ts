import type { Recovery } from '../../lib/spec/system.ts';

/** ideation-engine.md, Disaster Recovery Plan: four hours and an hour. */
export const recovery = { timeMinutes: 4 * 60, pointMinutes: 60 } as const satisfies Recovery;
