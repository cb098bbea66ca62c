import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { within, type Binary } from '../../model/metrics/promql.ts';

export const restartAlert: ClusterRule = {
  id: 'restart-alert',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  summary: 'an alert on restarts fires after several of them',
  why: 'Every rollout and eviction restarts something: an alert on one restart is one that people learn to ignore.',
  *check(cluster) {
    for (const { object, field, from, parts } of expressions(cluster)) {
      if (from !== 'alert') continue;
      for (const one of parts) {
        if (one.is !== 'binary' || !firesAtOne(one)) continue;
        const needed = 'increase(kube_pod_container_status_restarts_total[15m]) > 3';
        yield { object, field, is: 'fires at a single restart', needed };
      }
    }
  },
};

/** Whether one restart in the range is above the threshold. */
function firesAtOne({ operator, left, right }: Binary): boolean {
  if ((operator !== '>' && operator !== '>=') || right.is !== 'literal') return false;
  const call = within(left).find((one) => one.is === 'call' && ofCounters.has(one.name));
  if (call?.is !== 'call') return false;
  const [arg] = call.args;
  if (arg?.is !== 'selector' || arg.metric?.endsWith('container_status_restarts_total') !== true) return false;
  const one = call.name === 'increase' ? 1 : 1 / (arg.range ?? Number.NaN);
  return operator === '>' ? one > right.value : one >= right.value;
}
