import type { Rule } from '../rule.ts';

export const parityRules: readonly Rule[] = [];
