import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';

export const metricIsServed: ClusterRule = {
  id: 'metric-is-served',
  tier: 'correctness',
  severity: 'error',
  misses: 'the adapter',
  kinds: ['HorizontalPodAutoscaler'],
  summary: 'every metric that a HorizontalPodAutoscaler asks for is served by an adapter',
  why: 'The HPA asks an API for what is not CPU or memory; without an adapter behind it the metric fails, and nothing scales down.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis',
  *check(cluster) {
    for (const object of cluster.of('HorizontalPodAutoscaler')) {
      for (const [index, { type = '', external, object: described, pods }] of (object.spec?.metrics ?? []).entries()) {
        const api = apis.get(type);
        if (api === undefined || cluster.once(adapters).length > 0) continue;
        const metric = external?.metric?.name ?? described?.metric?.name ?? pods?.metric?.name ?? '';
        const is = `${type} metric ${metric}, and nothing here serves ${api}`;
        const needed = 'a ScaledObject of KEDA with a trigger, or prometheus-adapter';
        yield { object, field: `spec.metrics[${index}].type`, is, needed };
      }
    }
  },
};

const apis: ReadonlyMap<string, string> = new Map([
  ['External', 'external.metrics.k8s.io'],
  ['Object', 'custom.metrics.k8s.io'],
  ['Pods', 'custom.metrics.k8s.io'],
]);

/** Adapters that serve metrics to every HPA; KEDA serves only those of its ScaledObjects. */
const adapterNames = [
  'prometheus-adapter',
  'k8s-prometheus-adapter',
  'k8s-cloudwatch-adapter',
  'datadog',
  'cluster-agent',
  'kube-metrics-adapter',
  'custom-metrics-stackdriver-adapter',
  'azure-k8s-metrics-adapter',
  'newrelic-k8s-metrics-adapter',
];

/** Names of the installed adapters, by Helm chart or image. */
function adapters(cluster: Cluster): readonly string[] {
  const installed = new Set(installedCharts(cluster).map(({ chart }) => chart));
  for (const { spec } of cluster.pods) {
    for (const { image = '' } of spec.containers ?? []) {
      const path = image.slice(image.lastIndexOf('/') + 1);
      installed.add(path.replace(/[:@].*/, ''));
    }
  }
  return adapterNames.filter((name) => installed.has(name));
}
