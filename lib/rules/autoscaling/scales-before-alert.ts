import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { duration } from '../../model/duration.ts';

export const scalesBeforeAlert: ClusterRule = {
  id: 'scales-before-alert',
  tier: 'policy',
  severity: 'warning',
  kinds: ['HorizontalPodAutoscaler', 'ScaledObject'],
  summary: 'an autoscaler reacts before the alert on the same backlog fires',
  why: 'An alert that fires before the autoscaler can act wakes somebody for a backlog that resolves itself.',
  source: 'https://prometheus.io/docs/practices/alerting/',
  *check(cluster) {
    for (const { object, behaviour, window, backlogs } of scalings(cluster)) {
      if (window === 0) continue;
      for (const names of backlogs) {
        const alert = cluster.once(lagAlerts).find(
          // An alert with matchers concerns only the series that they select.
          ({ expr, wait }) =>
            wait <= window && (!expr.includes('{') || names.some((name) => expr.includes(`"${name}"`))),
        );
        if (alert === undefined) continue;
        const field = `${behaviour}.scaleUp.stabilizationWindowSeconds`;
        const is = `${window}, and alert ${alert.name} fires after ${alert.wait} s`;
        yield { object, field, is, needed: 'less, or a longer `for` of the alert' };
        break;
      }
    }
  },
};

/** Autoscalers that wait before they add pods, with the names of the backlogs that they measure. */
interface Scaling {
  readonly object: KubernetesObject;
  readonly behaviour: string;
  readonly window: number;
  readonly backlogs: readonly (readonly string[])[];
}

function* scalings(cluster: Cluster): Iterable<Scaling> {
  for (const object of cluster.of('ScaledObject')) {
    const { advanced, triggers = [] } = object.spec ?? {};
    yield {
      object,
      behaviour: 'spec.advanced.horizontalPodAutoscalerConfig.behavior',
      window: advanced?.horizontalPodAutoscalerConfig?.behavior?.scaleUp?.stabilizationWindowSeconds ?? 0,
      backlogs: triggers
        .filter(({ type }) => type === 'kafka' || type === 'apache-kafka')
        .map(({ metadata = {} }) => [metadata.topic, metadata.consumerGroup].filter((name) => name !== undefined)),
    };
  }
  for (const object of cluster.of('HorizontalPodAutoscaler')) {
    const { behavior, metrics = [] } = object.spec ?? {};
    yield {
      object,
      behaviour: 'spec.behavior',
      window: behavior?.scaleUp?.stabilizationWindowSeconds ?? 0,
      backlogs: metrics.flatMap(({ external, object: other, pods }) => {
        const { name = '', selector } = external?.metric ?? other?.metric ?? pods?.metric ?? {};
        if (!lag.test(name)) return [];
        return [Object.values(selector?.matchLabels ?? {}).filter((value) => value !== undefined)];
      }),
    };
  }
}

const lag = /consumer_?(?:group)?_lag/;

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
        if (alert === undefined || !lag.test(text)) continue;
        alerts.push({ name: alert, expr: text, wait: duration(wait) });
      }
    }
  }
  return alerts;
}
