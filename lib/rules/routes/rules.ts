import type { Rule } from '../rule.ts';

export const routesRules: readonly Rule[] = [];
