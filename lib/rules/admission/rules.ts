import type { Rule } from '../rule.ts';
import { durationIsRead } from './duration-is-read.ts';
import { fieldIsFilled } from './field-is-filled.ts';
import { numberInRange } from './number-in-range.ts';
import { oneOfSeveral } from './one-of-several.ts';
import { wordIsKnown } from './word-is-known.ts';

/** Rules on what schemas let pass, and the API server or the webhook of a controller refuses. */
export const admissionRules = [
  fieldIsFilled,
  oneOfSeveral,
  numberInRange,
  wordIsKnown,
  durationIsRead,
] as const satisfies readonly Rule[];
