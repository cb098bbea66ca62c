import type { ClusterRule } from '../../model/rule.ts';
import { expressions } from '../../model/metrics/expressions.ts';
import { ofCounters } from '../../knowledge/promql-functions.ts';
import { within, type Binary, type Call, type Expression } from '../../model/metrics/promql.ts';

export const restartAlert: ClusterRule = {
  id: 'restart-alert',
  tier: 'policy',
  severity: 'warning',
  kinds: ['PrometheusRule'],
  summary: 'an alert on restarts fires after several restarts, and while a container keeps crashing',
  why: 'Every rollout and eviction restarts something, so people learn to ignore an alert on one restart. The kubelet waits up to 5 minutes before each restart, so a container in a crash loop restarts at most three times in a quarter of an hour: an alert on more restarts resolves while the container still crashes.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, from, parts } of expressions(cluster)) {
      if (from !== 'alert') continue;
      // The waiting reason of the container shows the crash loop as well.
      const seesWaiting = parts.some((one) => one.is === 'selector' && one.metric === waitingReason);
      for (const one of parts) {
        if (one.is !== 'binary') continue;
        if (firesAtOne(one)) yield { object, field, is: 'fires at a single restart', needed };
        else if (!seesWaiting) {
          const range = silentAfterBackOff(one);
          if (range === undefined) continue;
          const is = `resolves while a container still crashes: at a restart every ${backOff} s there are ${range / backOff} in ${range} s`;
          yield { object, field, is, needed };
        }
      }
    }
  },
};

const waitingReason = 'kube_pod_container_status_waiting_reason';

/** The range exceeds the kubelet's longest wait, and `for` exceeds the range, so that one wait is not enough. */
const needed = `max by (namespace, pod, container) (max_over_time(${waitingReason}{reason="CrashLoopBackOff"}[10m])) == 1, for 15m`;

/** The longest time that the kubelet waits before it restarts a container, in seconds. */
const backOff = 300;

/** Whether one restart in the range exceeds the threshold. */
function firesAtOne(comparison: Binary): boolean {
  const { operator, left, right } = comparison;
  if ((operator !== '>' && operator !== '>=') || right.is !== 'literal') return false;
  const call = within(left).find((one): one is Call => one.is === 'call' && ofCounters.has(one.name));
  const range = rangeOfRestarts(call);
  if (call === undefined || range === undefined) return false;
  const one = call.name === 'increase' ? 1 : 1 / range;
  return operator === '>' ? one > right.value : one >= right.value;
}

/** The range of an alert that needs more restarts than the kubelet makes in that time; undefined for others. */
function silentAfterBackOff({ operator, left, right }: Binary): number | undefined {
  if ((operator !== '>' && operator !== '>=') || right.is !== 'literal') return undefined;
  // Arithmetic on the result, such as a product with the range, yields another number than restarts.
  const call = summed(left);
  const range = rangeOfRestarts(call);
  if (call === undefined || range === undefined) return undefined;
  const most = call.name === 'increase' ? range / backOff : 1 / backOff;
  return (operator === '>' ? most > right.value : most >= right.value) ? undefined : range;
}

function summed(expression: Expression): Call | undefined {
  if (expression.is === 'aggregation' && expression.args.length === 1)
    return expression.args[0] === undefined ? undefined : summed(expression.args[0]);
  return expression.is === 'call' && ofCounters.has(expression.name) ? expression : undefined;
}

/** Seconds over which a call reads the counter of restarts. */
function rangeOfRestarts(call: Call | undefined): number | undefined {
  const [arg] = call?.args ?? [];
  if (arg?.is !== 'selector' || arg.metric?.endsWith('container_status_restarts_total') !== true) return undefined;
  return arg.range;
}
