import type { Recovery } from '../../lib/spec/system.ts';

/** daa.md, REQ-T237: less than an hour and less than 5 minutes. */
export const recovery = { timeMinutes: 60, pointMinutes: 5 } as const satisfies Recovery;
