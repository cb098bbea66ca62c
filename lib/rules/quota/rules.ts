import type { Rule } from '../../model/rule.ts';
import { quotaScopeCounts } from './quota-scope-counts.ts';
import { limitRangeAdmits } from './limit-range-admits.ts';
import { quotaCountsEveryContainer } from './quota-counts-every-container.ts';
import { quotaHoldsEndingPods } from './quota-holds-ending-pods.ts';
import { quotaHoldsTheMaximum } from './quota-holds-the-maximum.ts';

export const quotaRules: readonly Rule[] = [
  quotaScopeCounts,
  quotaHoldsTheMaximum,
  quotaHoldsEndingPods,
  quotaCountsEveryContainer,
  limitRangeAdmits,
];
