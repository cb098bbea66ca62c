import type { Rule } from '../../model/rule.ts';
import { parityFields } from './parity-fields.ts';
import { parityObjects } from './parity-objects.ts';

export const parityRules: readonly Rule[] = [parityObjects, parityFields];
