import { suggestion } from '../../../imports/closest.ts';
import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import { isOpaque, platformOf, platformPods } from '../platform-pods.ts';
import type { ClusterRule, Found } from '../rule.ts';
import { selects, shownSelector } from '../selector.ts';
import { hasUndeclaredPorts, portsOf } from './container-ports.ts';
import { selectedPods } from './selected-pods.ts';

/** A monitor that selects nothing, or a port that nothing has, is silence: no target, and no alert that says so. */
export const monitorFindsPort: ClusterRule = {
  id: 'monitor-finds-port',
  severity: 'error',
  summary: 'every PodMonitor and ServiceMonitor selects something that has the ports it scrapes',
  *check(cluster) {
    for (const monitor of cluster.of('PodMonitor')) yield* ofPodMonitor(cluster, monitor);
    for (const monitor of cluster.of('ServiceMonitor')) yield* ofServiceMonitor(cluster, monitor);
  },
};

function* ofPodMonitor(cluster: Cluster, monitor: Of<'PodMonitor'>): Iterable<Found> {
  const { selector = {}, podMetricsEndpoints = [] } = monitor.spec ?? {};
  const namespaces = namespacesOf(cluster, monitor);
  const pods = namespaces.flatMap((namespace) => selectedPods(cluster, namespace, selector));
  const others = namespaces.flatMap((namespace) => platformPods(cluster, selector, namespace));
  if (pods.length === 0 && others.length === 0) {
    if (!namespaces.some((namespace) => isOpaque(cluster, namespace)))
      yield nothing(monitor, selector, 'pod', namespaces);
    return;
  }
  if (others.some(({ ports }) => ports === undefined)) return;
  const named = [
    ...pods.flatMap(portsOf).flatMap(({ name }) => name ?? []),
    ...others.flatMap(({ ports }) => Object.keys(ports ?? {})),
  ];
  for (const [index, { port, portNumber }] of podMetricsEndpoints.entries()) {
    const at = `spec.podMetricsEndpoints[${index}]`;
    const open = pods.some((one) => one.role === 'instance' || one.owner.kind === 'Pooler');
    if (port !== undefined && !open && !named.includes(port)) yield noPort(monitor, `${at}.port`, port, named);
    if (portNumber === undefined || pods.length === 0 || pods.some(hasUndeclaredPorts)) continue;
    const numbers = pods.flatMap(portsOf).map(({ number }) => number);
    if (!numbers.includes(portNumber)) yield noPort(monitor, `${at}.portNumber`, portNumber, numbers.map(String));
  }
}

function* ofServiceMonitor(cluster: Cluster, monitor: Of<'ServiceMonitor'>): Iterable<Found> {
  const { selector = {}, endpoints = [] } = monitor.spec ?? {};
  const namespaces = namespacesOf(cluster, monitor);
  const services = cluster
    .of('Service')
    .filter(
      ({ metadata }) => namespaces.includes(metadata.namespace ?? '') && selects(selector, metadata.labels ?? {}),
    );
  if (services.length === 0) {
    const { homes } = cluster.once(platformOf);
    // Services of charts and operators are not here.
    const unseen = namespaces.some((namespace) => homes.has(namespace) || isOpaque(cluster, namespace));
    if (!unseen) yield nothing(monitor, selector, 'Service', namespaces);
    return;
  }
  const named = services.flatMap(({ spec }) => (spec?.ports ?? []).flatMap(({ name }) => name ?? []));
  for (const [index, { port }] of endpoints.entries()) {
    if (port !== undefined && !named.includes(port))
      yield noPort(monitor, `spec.endpoints[${index}].port`, port, named);
  }
}

/** https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.NamespaceSelector */
function namespacesOf(cluster: Cluster, monitor: Of<'PodMonitor'> | Of<'ServiceMonitor'>): readonly string[] {
  const { any, matchNames = [] } = monitor.spec?.namespaceSelector ?? {};
  if (any === true) return cluster.once(allNamespaces);
  return matchNames.length > 0 ? matchNames : [monitor.metadata.namespace ?? ''];
}

function allNamespaces(cluster: Cluster): readonly string[] {
  const { homes } = cluster.once(platformOf);
  const services = cluster.of('Service').map(({ metadata }) => metadata.namespace ?? '');
  return [...new Set([...homes, ...cluster.pods.map(({ namespace }) => namespace), ...services])];
}

function nothing(
  object: KubernetesObject,
  selector: Loose<LabelSelector>,
  what: string,
  namespaces: readonly string[],
): Found {
  const where = namespaces.length === 1 ? (namespaces[0] ?? '') : 'its namespaces';
  const is = `selects ${shownSelector(selector)}, which no ${what} of ${where} bears`;
  return { object, field: 'spec.selector', is, needed: `labels of the ${what}s that it watches` };
}

function noPort(object: KubernetesObject, field: string, port: string | number, ports: readonly string[]): Found {
  const is = typeof port === 'string' ? `no port '${port}'${suggestion(port, ports)}` : `no port ${port}`;
  const choice = [...new Set(ports)].join(', ');
  return { object, field, is, needed: choice === '' ? 'a port that they declare' : `one of ${choice}` };
}
