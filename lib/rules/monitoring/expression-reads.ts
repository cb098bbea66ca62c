import { suggestion } from '../../schemas/closest.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { expressions, unreadableExpressions } from '../../model/metrics/expressions.ts';
import { functionNames } from '../../knowledge/promql-functions.ts';
import { mistyped } from '../../model/metrics/mistyped.ts';
import type { Unreadable } from '../../model/metrics/read-promql.ts';

export const expressionReads: ClusterRule = {
  id: 'expression-reads',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PrometheusRule'],
  summary: 'every PromQL expression can be evaluated',
  why: 'The Prometheus operator rejects a rule that it cannot parse; a panel or an analysis fails.',
  source: 'https://prometheus.io/docs/prometheus/latest/querying/basics/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, prefix, ...place } of unreadableExpressions(cluster)) {
      const { is, needed } = wrongAt(place);
      yield { object, field, is: prefix + is, needed };
    }
    for (const placed of expressions(cluster)) {
      const { object, field, prefix } = placed;
      const wrong = mistyped(placed);
      if (wrong !== undefined) yield { object, field, is: prefix + wrong.is, needed: wrong.needed };
    }
  },
};

function wrongAt({ at, unknownFunction }: Unreadable) {
  if (unknownFunction !== undefined)
    return {
      is: `calls '${unknownFunction}', which is no function`,
      needed: `a function of Prometheus${suggestion(unknownFunction, functionNames())}`,
    };
  if (at === '') return { is: 'ends too early', needed: 'what is missing at its end: an operand, or a bracket' };
  return { is: `cannot be read from '${at.slice(0, 40)}' on`, needed: 'PromQL, as Prometheus reads it' };
}
