import type { Rule } from '../rule.ts';

export const monitoringRules: readonly Rule[] = [];
