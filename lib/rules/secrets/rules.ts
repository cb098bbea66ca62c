import type { Rule } from '../rule.ts';

export const secretsRules: readonly Rule[] = [];
