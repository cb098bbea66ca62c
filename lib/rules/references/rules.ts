import type { Rule } from '../rule.ts';
import { serviceSelectsPods } from './service-selects-pods.ts';

export const referencesRules: readonly Rule[] = [serviceSelectsPods];
