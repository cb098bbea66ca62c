import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { LabelIndex } from '../label-index.ts';
import { platformOf, platformPodsIn, type PlatformPods } from '../platform-pods.ts';
import { portOf } from '../pods/container-ports.ts';
import type { Pods } from '../pods/pods.ts';
import { runningLabels } from '../pods/running-labels.ts';

/** What has Prometheus read metrics. */
export type Monitor = Of<'PodMonitor'> | Of<'ServiceMonitor'>;

/** A port that a monitor has Prometheus read: of pods, or of pods that a chart makes. */
export interface MonitoredPort {
  readonly monitor: Monitor;
  /** Its endpoint, and where that stands. */
  readonly endpoint: MonitorEndpoint;
  readonly field: string;
  /** The Service that leads there. @default - the monitor selects pods */
  readonly service: Of<'Service'> | undefined;
  readonly pods: Pods | undefined;
  readonly platform: PlatformPods | undefined;
  /** Number of the port; undefined where nothing says it. */
  readonly number: number | undefined;
  /** The container that has it, as far as it is declared. */
  readonly container: string | undefined;
  /** The name or number that the endpoint asks for. @default - every port of the Service */
  readonly asked: string | number | undefined;
}

/** One item of `podMetricsEndpoints` or `endpoints`. */
export type MonitorEndpoint = Loose<{
  readonly port: string;
  readonly portNumber: number;
  readonly targetPort: number | string;
  readonly honorLabels: boolean;
  readonly interval: string;
  readonly tlsConfig: object;
}>;

/** Everything that monitors have Prometheus read. */
export function monitoredPorts(cluster: Cluster): readonly MonitoredPort[] {
  return cluster.once(readMonitors);
}

/** What a monitor reads of each of its targets. */
export function endpointsOfMonitor({ spec = {} }: Monitor): readonly MonitorEndpoint[] {
  if ('podMetricsEndpoints' in spec) return spec.podMetricsEndpoints ?? [];
  return 'endpoints' in spec ? (spec.endpoints ?? []) : [];
}

/** Namespaces that a monitor looks into; undefined for all. */
export function monitoredNamespaces({ metadata, spec }: Monitor): readonly string[] | undefined {
  const { any, matchNames = [] } = spec?.namespaceSelector ?? {};
  if (any === true) return undefined;
  return matchNames.length === 0 ? [metadata.namespace ?? ''] : matchNames;
}

/** The port that an endpoint of a PodMonitor asks for: the first that it names. */
export function askedPort({ port, portNumber, targetPort }: MonitorEndpoint): string | number | undefined {
  return port ?? portNumber ?? targetPort;
}

interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  readonly pods?: Pods;
  readonly platform?: PlatformPods;
}

function readMonitors(cluster: Cluster): readonly MonitoredPort[] {
  return [
    ...cluster.of('PodMonitor').flatMap((one) => ofPodMonitor(cluster, one)),
    ...cluster.of('ServiceMonitor').flatMap((one) => ofServiceMonitor(cluster, one)),
  ];
}

function ofPodMonitor(cluster: Cluster, monitor: Of<'PodMonitor'>): readonly MonitoredPort[] {
  const { selector = {} } = monitor.spec ?? {};
  const found = targetsIn(cluster, monitoredNamespaces(monitor)).flatMap((members) => members.selected(selector));
  return endpointsOfMonitor(monitor).flatMap((endpoint, index) => {
    const asked = askedPort(endpoint);
    const field = `spec.podMetricsEndpoints[${index}]`;
    // Prometheus finds the ports that containers declare.
    return found.flatMap((target) => {
      const port = asked === undefined ? undefined : portAt(target, asked);
      return port === undefined
        ? []
        : [{ monitor, endpoint, field, service: undefined, asked, ...targetOf(target), ...port }];
    });
  });
}

function ofServiceMonitor(cluster: Cluster, monitor: Of<'ServiceMonitor'>): readonly MonitoredPort[] {
  const { selector = {} } = monitor.spec ?? {};
  const namespaces = monitoredNamespaces(monitor);
  const services = cluster.once(servicesByNamespace);
  const found = (namespaces ?? [...services.keys()]).flatMap((one) => services.get(one)?.selected(selector) ?? []);
  return found.flatMap(({ service }) => {
    const { ports = [], selector: matchLabels } = service.spec ?? {};
    if (matchLabels === undefined) return [];
    const targets = targetsIn(cluster, [service.metadata.namespace ?? '']).flatMap((one) =>
      one.selected({ matchLabels }),
    );
    return endpointsOfMonitor(monitor).flatMap((endpoint, index) => {
      const served = ports.find(({ name }) => name === endpoint.port);
      if (endpoint.port !== undefined && served === undefined) return [];
      const asked = endpoint.port ?? endpoint.targetPort;
      const target = served?.targetPort ?? served?.port ?? endpoint.targetPort;
      const field = `spec.endpoints[${index}]`;
      return targets.map((one) => {
        const port = target === undefined ? undefined : portAt(one, target);
        const number = typeof target === 'number' ? target : undefined;
        return { monitor, endpoint, field, service, asked, ...targetOf(one), number, container: undefined, ...port };
      });
    });
  });
}

function targetOf({ pods, platform }: Labelled): Pick<MonitoredPort, 'pods' | 'platform'> {
  return { pods, platform };
}

function portAt(
  { pods, platform }: Labelled,
  port: string | number,
): Pick<MonitoredPort, 'number' | 'container'> | undefined {
  if (pods !== undefined) return portOf(pods, port);
  const number = typeof port === 'number' ? port : platform?.ports?.[port];
  return number === undefined ? undefined : { number, container: undefined };
}

function targetsIn(cluster: Cluster, namespaces: readonly string[] | undefined): readonly LabelIndex<Labelled>[] {
  const all = cluster.once(targetsByNamespace);
  return namespaces === undefined ? [...all.values()] : namespaces.flatMap((one) => all.get(one) ?? []);
}

function targetsByNamespace(cluster: Cluster): ReadonlyMap<string, LabelIndex<Labelled>> {
  const namespaces = new Set([...cluster.pods, ...cluster.once(platformOf).pods].map(({ namespace }) => namespace));
  return new Map(
    [...namespaces].map((namespace) => {
      const pods = cluster.podsIn(namespace).map((one) => ({ labels: runningLabels(one), pods: one }));
      const platform = platformPodsIn(cluster, namespace).map((one) => ({ labels: one.labels, platform: one }));
      return [namespace, new LabelIndex<Labelled>([...pods, ...platform])];
    }),
  );
}

interface LabelledService {
  readonly labels: Readonly<Record<string, string>>;
  readonly service: Of<'Service'>;
}

function servicesByNamespace(cluster: Cluster): ReadonlyMap<string, LabelIndex<LabelledService>> {
  const lists = new Map<string, LabelledService[]>();
  for (const service of cluster.of('Service')) {
    const { labels = {}, namespace = '' } = service.metadata;
    append(lists, namespace, { labels, service });
  }
  return new Map([...lists].map(([namespace, list]) => [namespace, new LabelIndex(list)]));
}
