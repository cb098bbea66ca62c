import type { Rule } from '../rule.ts';

export const capacityRules: readonly Rule[] = [];
