import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { alerts } from '../../model/metrics/expressions.ts';
import {
  hasOtherRoutes,
  isLimitedToNamespace,
  labelsOf,
  routesOf,
  type AlertLabels,
} from '../../model/metrics/alert-routes.ts';

export const alertIsRouted: ClusterRule = {
  id: 'alert-is-routed',
  tier: 'policy',
  severity: 'error',
  misses: 'the AlertmanagerConfig',
  kinds: ['PrometheusRule'],
  summary: 'every alert reaches somebody, by its severity',
  why: 'An alert that no route matches goes to the default receiver, which notifies nobody.',
  source: 'https://prometheus.io/docs/alerting/latest/configuration/#route',
  *check(cluster) {
    if (cluster.of('AlertmanagerConfig').length === 0 || hasOtherRoutes(cluster)) return;
    for (const alert of alerts(cluster)) {
      const labels = labelsOf(cluster, alert);
      const routes = routesOf(cluster, labels);
      const { object, field, name } = alert;
      const { severity } = labels.written;
      if (routes.length === 0) {
        yield {
          object,
          field: `${field}.labels`,
          is: `no route matches the alert '${name}'`,
          needed: wanted(cluster, labels),
        };
      } else if (severity !== undefined && !forDefault.has(severity) && !routes.some(({ bySeverity }) => bySeverity)) {
        if (severity === 'warning' && routes.some(({ isHeard }) => isHeard)) continue;
        const routed = cluster.once(severitiesOf);
        if (routed.length === 0) continue;
        const is = `'${severity}' has no route of its own`;
        yield {
          object,
          field: `${field}.labels.severity`,
          is,
          needed: `${routed.join(' or ')}${suggestion(severity, routed)}`,
        };
      }
    }
  },
};

/** Severities of alerts that may go to the default receiver. */
const forDefault: ReadonlySet<string> = new Set(['', 'info', 'none']);

function wanted(cluster: Cluster, labels: AlertLabels): string {
  const configs = cluster.of('AlertmanagerConfig');
  if (isLimitedToNamespace(cluster)) {
    const namespaces = [...new Set(configs.map(({ metadata }) => metadata.namespace ?? ''))].join(' or ');
    return `the label namespace: ${namespaces}, or alertmanagerConfigMatcherStrategy None in the values of kube-prometheus-stack`;
  }
  const asked = configs
    .flatMap(({ spec }) => spec?.route?.matchers ?? [])
    .map(({ name = '', value = '' }) => `${name}: ${value}`);
  const has = Object.keys(labels.written).length === 0 ? '' : ' or a route of its own';
  return `${[...new Set(asked)].join(' or ')}${has}`;
}

/** Severities that routes match. */
function severitiesOf(cluster: Cluster): readonly string[] {
  const found = new Set<string>();
  const collect = (route: { readonly matchers?: unknown; readonly routes?: unknown } | undefined): void => {
    for (const matcher of list(route?.matchers)) {
      if (matcher.name !== 'severity') continue;
      for (const value of String(matcher.value).split('|')) if (!forDefault.has(value)) found.add(value);
    }
    for (const child of list(route?.routes)) collect(child);
  };
  for (const { spec } of cluster.of('AlertmanagerConfig')) collect(spec?.route);
  return [...found];
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];
}
