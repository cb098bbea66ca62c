import type { ClusterRule } from '../rule.ts';
import { expressions, unreadableExpressions } from './expressions.ts';
import type { Call, Expression, Parsed } from './promql.ts';
import { ofRange } from './functions.ts';

/** Prometheus' operator refuses a rule that it cannot read, and a panel or an analysis just fails. */
export const expressionReads: ClusterRule = {
  id: 'expression-reads',
  severity: 'error',
  summary: 'every PromQL expression can be evaluated',
  *check(cluster) {
    for (const { object, field, prefix, at } of unreadableExpressions(cluster)) {
      const where = at === '' ? 'ends too early' : `cannot be read from '${at.slice(0, 40)}' on`;
      yield { object, field, is: `${prefix}${where}`, needed: 'PromQL' };
    }
    for (const placed of expressions(cluster)) {
      const { object, field, prefix } = placed;
      const wrong = mistyped(placed);
      if (wrong !== undefined) yield { object, field, is: prefix + wrong.is, needed: wrong.needed };
    }
  },
};

function mistyped({ expression, parts }: Parsed): { readonly is: string; readonly needed: string } | undefined {
  if (isRange(expression)) return { is: 'is a range of values', needed: 'a function of it, such as rate' };
  for (const one of parts) {
    if (one.is === 'call') {
      const range = ofRange.has(one.name) ? rangeOf(one) : undefined;
      if (range !== undefined && !isRange(range))
        return { is: `${one.name} is applied to a single value`, needed: `a range, such as ${one.name}(…[5m])` };
      if (!ofRange.has(one.name) && one.args.some(isRange))
        return { is: `${one.name} is applied to a range`, needed: 'a single value, without […]' };
    } else if (one.is === 'aggregation' && one.args.some(isRange)) {
      return { is: `${one.name} is applied to a range`, needed: `a function of the range within ${one.name}` };
    } else if (one.is === 'binary' && [one.left, one.right].some(isRange)) {
      return { is: `'${one.operator}' is applied to a range`, needed: 'a function of the range, such as rate' };
    }
  }
  return undefined;
}

/** The argument that has to be a range: the last one of quantile_over_time, else the first. */
function rangeOf({ name, args }: Call): Expression | undefined {
  return name === 'quantile_over_time' ? args[1] : args[0];
}

function isRange(expression: Expression): boolean {
  return expression.is === 'subquery' || (expression.is === 'selector' && expression.range !== undefined);
}
