import type { ClusterRule } from '../rule.ts';
import { prometheusStack } from './charts.ts';
import { scrapes } from './scrapes.ts';

/** kube-prometheus-stack has no job for `prometheus.io/…` annotations: only monitors make it scrape. */
export const scrapeAnnotationsUnread: ClusterRule = {
  id: 'scrape-annotations-unread',
  severity: 'warning',
  summary: 'what asks to be scraped has a monitor, because annotations are not read',
  *check(cluster) {
    if (prometheusStack(cluster) === undefined && !operatorKinds.some((kind) => cluster.of(kind).length > 0)) return;
    const scraped = new Set(
      scrapes(cluster).flatMap(({ of, targets }) => (of === 'istio proxy' ? [] : targets.map(({ pods }) => pods))),
    );
    for (const pods of cluster.pods) {
      if (pods.annotations[annotation] !== 'true' || scraped.has(pods) || pods.templateField === undefined) continue;
      const at = pods.templateField === '' ? 'metadata' : `${pods.templateField}.metadata`;
      const is = 'asks to be scraped by an annotation, which the Prometheus operator does not read';
      yield {
        object: pods.owner,
        field: `${at}.annotations['${annotation}']`,
        is,
        needed: 'a PodMonitor or ServiceMonitor',
      };
    }
  },
};

const annotation = 'prometheus.io/scrape';
const operatorKinds = ['PodMonitor', 'ServiceMonitor', 'PrometheusRule'] as const;
