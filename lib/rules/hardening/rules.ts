import type { Rule } from '../rule.ts';

export const hardeningRules: readonly Rule[] = [];
