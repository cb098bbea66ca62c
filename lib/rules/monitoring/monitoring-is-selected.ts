import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { selects, selectorText } from '../../model/selector.ts';
import { valueAt } from '../../model/delivery/installed-charts.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';

export const monitoringIsSelected: ClusterRule = {
  id: 'monitoring-is-selected',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PodMonitor'],
  summary: 'every monitor and PrometheusRule has the label that Prometheus selects by',
  why: 'The operator ignores rules and monitors without the label that it selects by, and does not report it.',
  source: 'https://prometheus-operator.dev/docs/platform/troubleshooting/',
  *check(cluster) {
    for (const [kind, name] of Object.entries(kinds)) {
      const selector = selectorOf(cluster, name);
      if (selector === undefined) continue;
      const wanted = selectorText(selector);
      for (const object of cluster.of(kind as keyof typeof kinds) as readonly KubernetesObject[]) {
        if (selects(selector, object.metadata.labels ?? {})) continue;
        yield {
          object,
          field: 'metadata.labels',
          is: `Prometheus ignores it: it selects ${wanted}`,
          needed: wanted,
        };
      }
    }
  },
};

/** Kinds, by their prefix in the values of the Helm chart. */
const kinds = {
  PodMonitor: 'podMonitor',
  Probe: 'probe',
  PrometheusRule: 'rule',
  ServiceMonitor: 'serviceMonitor',
} as const;

/** https://github.com/prometheus-community/helm-charts/blob/main/charts/kube-prometheus-stack/values.yaml */
function selectorOf(cluster: Cluster, name: string): Loose<LabelSelector> | undefined {
  const stack = prometheusStack(cluster);
  if (stack === undefined || stack.opaque) return undefined;
  const written = valueAt(stack.values, `prometheus.prometheusSpec.${name}Selector`);
  if (typeof written === 'object' && written !== null && Object.keys(written).length > 0) return written;
  const byRelease = valueAt(stack.values, `prometheus.prometheusSpec.${name}SelectorNilUsesHelmValues`) !== false;
  return byRelease ? { matchLabels: { release: stack.release } } : undefined;
}
