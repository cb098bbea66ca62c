import { routesOf } from '../../model/metrics/alert-routes.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';
import { valueAt } from '../../model/delivery/installed-charts.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const watchdogApart: ClusterRule = {
  id: 'watchdog-apart',
  tier: 'policy',
  severity: 'warning',
  kinds: ['AlertmanagerConfig'],
  summary: 'Watchdog goes to a receiver of its own, or to nobody',
  why: 'kube-prometheus-stack has an alert that always fires, so that an external service notices when alerts stop. If it goes to people, it repeats all the time, and nobody notices when it stops.',
  source: 'https://runbooks.prometheus-operator.dev/runbooks/general/watchdog/',
  *check(cluster) {
    const stack = prometheusStack(cluster);
    if (stack === undefined || stack.opaque) return;
    if (valueAt(stack.values, 'defaultRules.create') === false) return;
    if (valueAt(stack.values, 'defaultRules.rules.general') === false) return;
    const labels = valueAt(stack.values, 'prometheus.prometheusSpec.externalLabels');
    const external = typeof labels === 'object' && labels !== null ? Object.entries(labels) : [];
    const written = {
      ...Object.fromEntries(external.map(([name, value]) => [name, String(value)])),
      alertname: 'Watchdog',
      severity: 'none',
    };
    // Watchdog's series has no labels.
    for (const { config, isHeard, byAlert } of routesOf(cluster, { written, mayHave: () => false })) {
      if (!isHeard || byAlert) continue;
      const is = 'Watchdog, which always fires, goes where other alerts go';
      yield {
        object: config,
        field: 'spec.route',
        is,
        needed: 'a route of its own: { name: alertname, value: Watchdog }',
      };
    }
  },
};
