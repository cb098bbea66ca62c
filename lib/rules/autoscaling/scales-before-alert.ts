import type { Cluster } from '../cluster.ts';
import type { ClusterRule } from '../rule.ts';
import { duration } from '../routes/duration.ts';

/** An alert on a backlog that fires before the autoscaler may act wakes somebody for what mends itself. */
export const scalesBeforeAlert: ClusterRule = {
  id: 'scales-before-alert',
  severity: 'warning',
  summary: 'an autoscaler acts before the alert on the same backlog fires',
  *check(cluster) {
    for (const object of cluster.of('ScaledObject')) {
      const { advanced, triggers = [] } = object.spec ?? {};
      const window = advanced?.horizontalPodAutoscalerConfig?.behavior?.scaleUp?.stabilizationWindowSeconds ?? 0;
      if (window === 0) continue;
      for (const { type, metadata = {} } of triggers) {
        if (type !== 'kafka' && type !== 'apache-kafka') continue;
        const names = [metadata.topic, metadata.consumerGroup].filter((name) => name !== undefined);
        const alert = cluster.once(lagAlerts).find(
          // With matchers the alert is about those that it names.
          ({ expr, wait }) =>
            wait <= window && (!expr.includes('{') || names.some((name) => expr.includes(`"${name}"`))),
        );
        if (alert === undefined) continue;
        const field = 'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds';
        const is = `${window}, and alert ${alert.name} fires after ${alert.wait} s`;
        yield { object, field, is, needed: 'less, or a longer `for` of the alert' };
        break;
      }
    }
  },
};

interface LagAlert {
  readonly name: string;
  readonly expr: string;
  readonly wait: number;
}

function lagAlerts(cluster: Cluster): readonly LagAlert[] {
  const alerts: LagAlert[] = [];
  for (const { spec } of cluster.of('PrometheusRule')) {
    for (const { rules = [] } of spec?.groups ?? []) {
      for (const { alert, expr, for: wait = '0s' } of rules) {
        const text = String(expr ?? '');
        if (alert === undefined || !/consumer_?(group)?_lag/.test(text)) continue;
        alerts.push({ name: alert, expr: text, wait: duration(wait) });
      }
    }
  }
  return alerts;
}
