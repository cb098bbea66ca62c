import type { Rule } from '../rule.ts';

export const apiLifeRules: readonly Rule[] = [];
