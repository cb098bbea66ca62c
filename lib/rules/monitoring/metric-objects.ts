import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KindName, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { installedCharts } from '../../model/delivery/installed-charts.ts';
import { exported } from '../../model/metrics/exported.ts';
import { expressions, isOpen, type PlacedExpression } from '../../model/metrics/expressions.ts';
import { knownMetric } from '../../model/metrics/known-metrics.ts';
import { mayMatch, podNames } from '../../model/metrics/matching.ts';
import { madeServices } from '../../model/traffic/made-services.ts';
import type { Matcher, Selector } from '../../model/metrics/promql.ts';

export const metricObjects: ClusterRule = {
  id: 'metric-objects',
  tier: 'correctness',
  severity: 'error',
  misses: 'the object',
  kinds: ['PrometheusRule'],
  summary: 'every object that an expression asks for by name exists',
  why: 'Metrics of kube-state-metrics, kubelets and proxies carry the names of objects. An object that does not exist has no series.',
  source: 'https://github.com/kubernetes/kube-state-metrics/tree/main/docs',
  *check(cluster) {
    // A part of a cluster's manifests does not tell what else exists.
    if (!exported(cluster).complete) return;
    for (const placed of expressions(cluster)) {
      // Dev has no backups and autoscalers, so panels about them are empty there.
      if (placed.from === 'panel' && cluster.environment === 'dev') continue;
      for (const one of placed.parts) {
        if (one.is !== 'selector' || !isAboutObjects(one)) continue;
        for (const matcher of one.matchers) {
          const wrong = problemOf(cluster, placed, one, matcher);
          if (wrong === undefined) continue;
          const { object, field, prefix } = placed;
          yield { object, field, is: prefix + wrong.is, needed: wrong.needed };
        }
      }
    }
  },
};

/** The kind whose objects a label names. */
const kinds = {
  cronjob: ['CronJob'],
  daemonset: ['DaemonSet'],
  deployment: ['Deployment'],
  destination_service_name: ['Service', 'ServiceEntry'],
  destination_workload: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'RayCluster', 'Rollout'],
  horizontalpodautoscaler: ['HorizontalPodAutoscaler', 'ScaledObject'],
  poddisruptionbudget: ['PodDisruptionBudget'],
  resourcequota: ['ResourceQuota'],
  source_workload: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job', 'RayCluster', 'Rollout'],
  statefulset: ['StatefulSet'],
} as const satisfies Readonly<Record<string, readonly KindName[]>>;

const namespaceLabels: ReadonlySet<string> = new Set([
  'namespace',
  'destination_workload_namespace',
  'source_workload_namespace',
  'destination_service_namespace',
]);

const aboutObjects: ReadonlySet<string | undefined> = new Set(['kube-prometheus-stack', 'istio proxy']);

function isAboutObjects({ metric }: Selector): boolean {
  return metric !== undefined && aboutObjects.has(knownMetric(metric)?.from.scrapedBy);
}

function problemOf(cluster: Cluster, placed: PlacedExpression, selector: Selector, matcher: Matcher) {
  const { label, operator, value } = matcher;
  if ((operator !== '=' && operator !== '=~') || value === '' || isOpen(placed, value)) return undefined;
  const names = knownNames(cluster, placed, selector, label);
  if (names === undefined) return undefined;
  const asked = `${selector.metric ?? ''}{${label}${operator}"${value}"}`;
  const listed = operator === '=~' && /^[\w-]+(\|[\w-]+)+$/.test(value) ? value.split('|') : undefined;
  const missing = listed?.find((name) => !names.has(name));
  if (missing !== undefined)
    return {
      is: `asks for ${asked}, and there is no '${missing}'`,
      needed: `names that exist${suggestion(missing, names)}`,
    };
  for (const name of names) if (mayMatch(matcher, name)) return undefined;
  return {
    is: `asks for ${asked}, which no object has as its name`,
    needed: `the ${label.replaceAll('_', ' ')} of something that exists${suggestion(value, names)}`,
  };
}

/** Remembers names, because expressions repeat them. */
function knownNames(cluster: Cluster, placed: PlacedExpression, selector: Selector, label: string) {
  const made = cluster.once(emptyMap);
  let key = label;
  for (const one of selector.matchers)
    if (one.label.includes('namespace')) key += ` ${one.label}${one.operator}${one.value} ${isOpen(placed, one.value)}`;
  let names = made.get(key);
  if (names === undefined && !made.has(key)) made.set(key, (names = namesOf(cluster, placed, selector, label)));
  return names;
}

function emptyMap(): Map<string, ReadonlySet<string> | undefined> {
  return new Map();
}

/** Values that a label may have: names of objects in the namespaces that the selector matches; undefined for other labels. */
function namesOf(
  cluster: Cluster,
  placed: PlacedExpression,
  { matchers }: Selector,
  label: string,
): ReadonlySet<string> | undefined {
  if (namespaceLabels.has(label)) return cluster.once(namespacesOf);
  const ofNamespace = matchers.filter(
    (one) =>
      (label.startsWith('destination_') || label.startsWith('source_')
        ? one.label === label.replace('workload', 'workload_namespace').replace('service_name', 'service_namespace')
        : one.label === 'namespace') && !isOpen(placed, one.value),
  );
  // Manifests do not contain the pods and workloads of Helm charts.
  const ofCharts = cluster.once(chartNamespaces);
  if (
    ofNamespace.length === 0 ||
    [...ofCharts].some((namespace) => ofNamespace.every((one) => mayMatch(one, namespace)))
  )
    return undefined;
  const isAskedFor = (namespace: string) => ofNamespace.every((one) => mayMatch(one, namespace));
  if (label === 'pod')
    return new Set(cluster.pods.flatMap((pods) => (isAskedFor(pods.namespace) ? podNames(pods) : [])));
  const operated =
    label === 'destination_service_name'
      ? [...madeServices(cluster).keys()].flatMap((key) => {
          const [namespace = '', name = ''] = key.split('/');
          return isAskedFor(namespace) ? name : [];
        })
      : [];
  const ofLabel: readonly KindName[] | undefined = label in kinds ? kinds[label as keyof typeof kinds] : undefined;
  return ofLabel === undefined
    ? undefined
    : new Set([
        ...operated,
        ...ofLabel.flatMap((kind) =>
          cluster.of(kind).flatMap((object) => {
            const { name, namespace = '' } = object.metadata;
            if (!isAskedFor(namespace)) return [];
            // Proxies report an external host under its own name.
            if (kind === 'ServiceEntry') return (object as Of<'ServiceEntry'>).spec?.hosts ?? [];
            // KEDA's own HorizontalPodAutoscalers. https://keda.sh/docs/latest/reference/scaledobject-spec/
            return kind === 'ScaledObject' ? [name, `keda-hpa-${name}`] : name;
          }),
        ),
      ]);
}

function chartNamespaces(cluster: Cluster): ReadonlySet<string> {
  return new Set(['kube-system', ...installedCharts(cluster).map(({ namespace }) => namespace)]);
}

function namespacesOf(cluster: Cluster): ReadonlySet<string> {
  return new Set([
    ...cluster.of('Namespace').map(({ metadata }) => metadata.name),
    ...cluster.objects.flatMap(({ metadata }) => metadata.namespace ?? []),
    ...cluster.of('Application').flatMap(({ spec }) => spec?.destination?.namespace ?? []),
    ...['default', 'kube-system', 'kube-public', 'kube-node-lease'],
  ]);
}
