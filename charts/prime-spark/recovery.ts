import type { Recovery } from '../../lib/spec/system.ts';

/** prime-spark.md, Disaster Recovery: an hour and 15 minutes. */
export const recovery = { timeMinutes: 60, pointMinutes: 15 } as const satisfies Recovery;
