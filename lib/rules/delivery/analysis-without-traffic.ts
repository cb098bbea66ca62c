import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { comparisons, setOperators } from '../../knowledge/promql-functions.ts';
import type { Of } from '../../model/kinds.ts';
import type { Expression } from '../../model/metrics/promql.ts';

export const analysisWithoutTraffic: ClusterRule = {
  id: 'analysis-without-traffic',
  tier: 'policy',
  severity: 'error',
  kinds: ['AnalysisTemplate'],
  summary: 'every analysis says what it means when nothing was measured',
  why: 'Without requests a ratio is NaN and a rate has no series. `result[0]` of no series is an error and no comparison with NaN is true, so a release without traffic is rolled back.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#handling-metric-results',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, from, expression } of expressions(cluster)) {
      if (from !== 'analysis') continue;
      const index = Number(/^spec\.metrics\[(\d+)\]/.exec(field)?.[1]);
      const metric = (object as Of<'AnalysisTemplate'>).spec?.metrics?.[index];
      for (const name of ['successCondition', 'failureCondition'] as const) {
        const condition = metric?.[name];
        if (!condition?.includes('result[')) continue;
        const at = `spec.metrics[${index}].${name}`;
        if (mayBeEmpty(expression) && !/\blen\(\s*result\s*\)|\bisEmpty\b|\bdefault\(/.test(condition))
          yield {
            object,
            field: at,
            is: `takes result[0], and the query may have no result`,
            needed:
              name === 'failureCondition'
                ? `len(result) > 0 && ${condition}`
                : `len(result) == 0 || ${condition}, or len(result) > 0 && …`,
          };
        else if (name === 'successCondition' && mayBeNaN(expression) && !/\bisNaN\(|\bdefault\(/.test(condition))
          yield {
            object,
            field: at,
            is: 'compares a share, which is NaN without requests',
            needed: `isNaN(result[0]) || ${condition}`,
          };
      }
    }
  },
};

function mayBeEmpty(expression: Expression): boolean {
  switch (expression.is) {
    case 'literal':
    case 'text':
      return false;
    case 'selector':
    case 'subquery':
      return true;
    case 'call':
      return !['vector', 'time', 'scalar', 'absent'].includes(expression.name) && expression.args.some(mayBeEmpty);
    case 'aggregation':
      return expression.args.some(mayBeEmpty);
    case 'binary': {
      const { operator, left, right } = expression;
      if (operator === 'or') return mayBeEmpty(left) && mayBeEmpty(right);
      return comparisons.has(operator) || setOperators.has(operator) || mayBeEmpty(left) || mayBeEmpty(right);
    }
  }
}

function mayBeNaN(expression: Expression): boolean {
  switch (expression.is) {
    case 'binary': {
      const { operator, left, right, isBool } = expression;
      // Only `!=` is true for NaN.
      if (comparisons.has(operator) && operator !== '!=' && !isBool) return false;
      if (operator === '/' && mayBeZero(right)) return true;
      return mayBeNaN(left) || mayBeNaN(right);
    }
    case 'call':
    case 'aggregation':
      return expression.args.some(mayBeNaN);
    case 'subquery':
      return mayBeNaN(expression.of);
    case 'literal':
    case 'selector':
    case 'text':
      return false;
  }
}

/** Whether a divisor may be 0: a number is not, nor is what a comparison or clamp_min keeps above 0. */
function mayBeZero(expression: Expression): boolean {
  if (expression.is === 'binary')
    return expression.isBool || expression.right.is !== 'literal' || !leavesZeroOut.has(expression.operator);
  if (expression.is === 'call') return expression.name !== 'clamp_min';
  return expression.is !== 'literal';
}

const leavesZeroOut: ReadonlySet<string> = new Set(['>', '!=']);
