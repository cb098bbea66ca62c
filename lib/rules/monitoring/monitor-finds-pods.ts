import { suggestion } from '../../schemas/closest.ts';
import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import { maySelectForeign } from '../../model/foreign-objects.ts';
import type { Loose, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { selects, selectorText } from '../../model/selector.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { askedPort, monitoredNamespaces } from '../../model/metrics/monitored-ports.ts';
import { portOf, portsOf } from '../../model/pods/container-ports.ts';
import { runningLabels } from '../../model/pods/running-labels.ts';
import { proxyMetrics } from '../../knowledge/well-known-ports.ts';

export const monitorFindsPods: ClusterRule = {
  id: 'monitor-finds-pods',
  tier: 'correctness',
  severity: 'error',
  misses: 'what it selects',
  kinds: ['PodMonitor', 'ServiceMonitor'],
  summary: 'every monitor selects something that has the port it scrapes',
  why: 'A monitor that selects nothing, or names a port that no pod has, causes no error: the metrics are simply missing.',
  source: 'https://prometheus-operator.dev/docs/platform/troubleshooting/',
  *check(cluster) {
    for (const monitor of cluster.of('PodMonitor')) yield* podProblems(cluster, monitor);
    for (const monitor of cluster.of('ServiceMonitor')) yield* serviceProblems(cluster, monitor);
  },
};

function* podProblems(cluster: Cluster, object: Of<'PodMonitor'>): Iterable<Found> {
  const { selector = {}, podMetricsEndpoints = [] } = object.spec ?? {};
  const namespaces = monitoredNamespaces(object);
  const near = namespaces === undefined ? cluster.pods : namespaces.flatMap((one) => cluster.podsIn(one));
  const pods = near.filter((one) => selects(selector, runningLabels(one)));
  if (pods.length === 0) {
    // A namespace of the mesh may have no pods yet.
    if (
      areElsewhere(cluster, namespaces, selector) ||
      podMetricsEndpoints.every(({ port }) => port === proxyMetrics.name)
    )
      return;
    const is = `selects ${selectorText(selector)}, which matches no pod in ${namespaces?.join(', ') ?? 'any namespace'}`;
    yield { object, field: 'spec.selector', is, needed: 'labels of the pods that it is to scrape' };
    return;
  }
  for (const [index, endpoint] of podMetricsEndpoints.entries()) {
    const asked = askedPort(endpoint);
    if (asked === undefined || pods.some((one) => portOf(one, asked) !== undefined)) continue;
    // The labels of the namespace decide whether its pods get sidecars.
    if (asked === proxyMetrics.name && pods.some((one) => cluster.named('Namespace', '', one.namespace) === undefined))
      continue;
    const known = pods.flatMap(portsOf).flatMap(({ name }) => name ?? []);
    const field = (['port', 'portNumber', 'targetPort'] as const).find((one) => endpoint[one] !== undefined);
    yield {
      object,
      field: `spec.podMetricsEndpoints[${index}].${field ?? 'port'}`,
      is: `'${asked}' is a port of no container that it selects`,
      needed: `a port of the pods${suggestion(String(asked), known)}`,
    };
  }
}

function* serviceProblems(cluster: Cluster, object: Of<'ServiceMonitor'>): Iterable<Found> {
  const { selector = {}, endpoints = [] } = object.spec ?? {};
  const namespaces = monitoredNamespaces(object);
  const services = cluster
    .of('Service')
    .filter(
      ({ metadata: { namespace = '', labels = {} } }) =>
        namespaces?.includes(namespace) !== false && selects(selector, labels),
    );
  if (services.length === 0) {
    if (areElsewhere(cluster, namespaces, selector)) return;
    const is = `selects ${selectorText(selector)}, which matches no Service in ${namespaces?.join(', ') ?? 'any namespace'}`;
    yield { object, field: 'spec.selector', is, needed: 'labels of the Service that it is to scrape' };
    return;
  }
  for (const [index, { port }] of endpoints.entries()) {
    const known = services.flatMap(({ spec }) => spec?.ports ?? []).flatMap(({ name }) => name ?? []);
    if (port === undefined || known.includes(port)) continue;
    yield {
      object,
      field: `spec.endpoints[${index}].port`,
      is: `'${port}' is a port of no Service that it selects`,
      needed: `the name of a port of the Service${suggestion(port, known)}`,
    };
  }
}

/** In manifests that do not name their cluster, some namespaces belong to others. */
function isForeign(cluster: Cluster, namespace: string): boolean {
  if (cluster.environment !== undefined || cluster.named('Namespace', '', namespace) !== undefined) return false;
  return cluster.podsIn(namespace).length === 0;
}

/** Manifests do not contain the pods of Helm charts and operators; without any pods nothing is judged. */
function areElsewhere(
  cluster: Cluster,
  namespaces: readonly string[] | undefined,
  selector: Loose<LabelSelector>,
): boolean {
  if (cluster.pods.length === 0 || namespaces === undefined) return true;
  const ofCharts = new Set(installedCharts(cluster).map(({ namespace }) => namespace));
  return namespaces.some(
    (namespace) =>
      namespace === 'kube-system' ||
      ofCharts.has(namespace) ||
      isForeign(cluster, namespace) ||
      maySelectForeign(cluster, namespace, selector),
  );
}
