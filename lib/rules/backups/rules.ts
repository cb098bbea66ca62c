import type { Rule } from '../rule.ts';

export const backupsRules: readonly Rule[] = [];
