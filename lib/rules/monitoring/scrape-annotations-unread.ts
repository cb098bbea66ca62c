import type { ClusterRule } from '../../model/rule.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';
import { valueAt } from '../../model/delivery/installed-charts.ts';
import { prometheusStack } from '../../model/metrics/prometheus-stack.ts';
import { scrapes } from '../../model/metrics/scrapes.ts';

export const scrapeAnnotationsUnread: ClusterRule = {
  id: 'scrape-annotations-unread',
  tier: 'correctness',
  severity: 'warning',
  misses: 'the monitor',
  kinds: ['pods', 'Service'],
  summary: 'pods with prometheus.io annotations have a monitor, because the operator ignores annotations',
  why: 'kube-prometheus-stack does not read `prometheus.io/…` annotations: only monitors make it scrape.',
  source: 'https://prometheus-operator.dev/docs/developer/getting-started/',
  *check(cluster) {
    const stack = prometheusStack(cluster);
    if (stack === undefined && !operatorKinds.some((kind) => cluster.of(kind).length > 0)) return;
    // An additional scrape job may read the annotations.
    if (stack?.opaque === true || ownJobs.some((path) => valueAt(stack?.values, path) !== undefined)) return;
    const scraped = new Set(
      scrapes(cluster).flatMap(({ of, targets }) => (of === 'istio proxy' ? [] : targets.map(({ pods }) => pods))),
    );
    for (const pods of cluster.pods) {
      if (pods.annotations[annotation] !== 'true' || scraped.has(pods)) continue;
      yield { object: pods.owner, field: `${pods.metadataField}.annotations['${annotation}']`, is, needed };
    }
    for (const object of cluster.of('Service')) {
      const { annotations, namespace = '' } = object.metadata;
      const { selector } = object.spec ?? {};
      if (annotations?.[annotation] !== 'true' || selector === undefined) continue;
      const pods = selectedPods(cluster, namespace, { matchLabels: selector });
      if (pods.length === 0 || pods.some((one) => scraped.has(one) || one.annotations[annotation] === 'true')) continue;
      yield { object, field: `metadata.annotations['${annotation}']`, is, needed };
    }
  },
};

const is = 'asks to be scraped by an annotation, which the Prometheus operator does not read';
const needed = 'a PodMonitor or ServiceMonitor';
const annotation = 'prometheus.io/scrape';
const ownJobs = [
  'prometheus.prometheusSpec.additionalScrapeConfigs',
  'prometheus.prometheusSpec.additionalScrapeConfigsSecret',
] as const;
const operatorKinds = ['PodMonitor', 'ServiceMonitor', 'PrometheusRule'] as const;
