import type { Rule } from '../rule.ts';

export const connectivityRules: readonly Rule[] = [];
