import { append } from '../append.ts';
import type { ServicePort } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose, Of } from '../kinds.ts';
import { endpointsOf, namedPort, type Endpoint } from './endpoints.ts';
import { serviceHost } from './hosts.ts';
import type { Protocol } from './network-policies.ts';
import { madeServices } from './made-services.ts';

/** Where a name that a process dials leads. */
export type Destination =
  | {
      readonly to: 'service';
      /** `service.namespace.svc.cluster.local`. */
      readonly host: string;
      readonly namespace: string;
      /** Its ports; undefined where they are not known. */
      readonly ports: readonly number[] | undefined;
      /** The pods behind the dialled port, and the port on each; empty where the Service has no such port. */
      readonly targets: readonly Target[];
    }
  | { readonly to: 'outside'; readonly host: string }
  | { readonly to: 'nothing'; readonly namespace: string; readonly service: string };

/** Pods behind a Service, and the port on them. */
export interface Target {
  readonly endpoint: Endpoint;
  readonly port: number;
}

/** Where `host:port` leads from a namespace: short names are Services of it. https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export function destinationOf(
  cluster: Cluster,
  host: string,
  port: number,
  from: string,
  protocol: Protocol = 'TCP',
): Destination {
  const named = serviceName(cluster, host, from);
  if (named === undefined) return { to: 'outside', host };
  const { namespace, service: name } = named;
  const place = { to: 'service', host: serviceHost(name, namespace), namespace } as const;
  const service = cluster.named('Service', namespace, name);
  if (service !== undefined) {
    const { type, externalName = '' } = service.spec ?? {};
    if (type === 'ExternalName') return destinationOf(cluster, externalName, port, namespace, protocol);
    const served = (service.spec?.ports ?? []).filter((one) => (one.protocol ?? 'TCP') === protocol);
    const ports = served.flatMap((one) => one.port ?? []);
    return { ...place, ports, targets: serviceTargets(cluster, service, port, protocol) };
  }
  const made = cluster.once(servicesWithoutManifest).get(`${namespace}/${name}`);
  if (made === undefined) return { to: 'nothing', ...named };
  const { endpoints, ports } = made;
  const isServed = ports.includes(port) && protocol === 'TCP';
  return { ...place, ports, targets: isServed ? endpoints.map((endpoint) => ({ endpoint, port })) : [] };
}

/** The pods of a Service, whatever the port. */
export function serviceEndpoints(cluster: Cluster, { metadata, spec }: Of<'Service'>): readonly Endpoint[] {
  const { selector } = spec ?? {};
  if (selector === undefined || spec?.type === 'ExternalName') return [];
  return endpointsOf(cluster)
    .in(metadata.namespace ?? '')
    .selected({ matchLabels: selector });
}

/** Port of a pod that a port of a Service leads to. */
export function targetPort(
  { port, targetPort: target = port, protocol }: Loose<ServicePort>,
  endpoint: Endpoint,
): number | undefined {
  return typeof target === 'string' ? namedPort(endpoint, target, protocol) : target;
}

/** Names by which callers reach a port of an endpoint. */
export function hostsOf(cluster: Cluster, endpoint: Endpoint): readonly ServiceHost[] {
  return cluster.once(hostsByEndpoint).get(endpoint) ?? [];
}

/** A Service in front of an endpoint. */
export interface ServiceHost {
  readonly host: string;
  readonly namespace: string;
  /** Port of the Service. */
  readonly port: number;
  /** Port of the pods behind it. */
  readonly target: number;
  /** What proxies take the port to carry: requests, or a stream of bytes. @default - they find out */
  readonly carries?: 'requests' | 'bytes';
}

/** Whether proxies see a mere stream of bytes on a port of an endpoint, and no requests, as its Services say. */
export function carriesBytes(cluster: Cluster, endpoint: Endpoint, port: number): boolean {
  const served = hostsOf(cluster, endpoint).filter(({ target }) => target === port);
  return served.length > 0 && served.every(({ carries }) => carries === 'bytes');
}

/** Namespace and name of the Service that a host stands for; undefined for a host outside. */
function serviceName(
  cluster: Cluster,
  host: string,
  from: string,
): { readonly namespace: string; readonly service: string } | undefined {
  const parts = host.replace(/\.$/, '').split('.');
  const svc = parts.lastIndexOf('svc');
  const local = svc >= 2 && (svc === parts.length - 1 || host.includes('.svc.cluster.local'));
  // A pod of a StatefulSet has a name of its own before that of the Service.
  if (local) return { service: parts[svc - 2] ?? '', namespace: parts[svc - 1] ?? '' };
  const [service = '', namespace] = parts;
  if (namespace === undefined) return { service, namespace: from };
  const known = parts.length === 2 && cluster.named('Service', namespace, service) !== undefined;
  return known ? { service, namespace } : undefined;
}

function serviceTargets(cluster: Cluster, service: Of<'Service'>, port: number, protocol: Protocol): readonly Target[] {
  const { ports = [], clusterIP } = service.spec ?? {};
  const endpoints = serviceEndpoints(cluster, service);
  // The name of a headless Service is that of its pods: nobody maps the port.
  if (clusterIP === 'None') return endpoints.map((endpoint) => ({ endpoint, port }));
  const found = ports.find((one) => one.port === port && (one.protocol ?? 'TCP') === protocol);
  if (found === undefined) return [];
  return endpoints.flatMap((endpoint) => {
    const target = targetPort(found, endpoint);
    return target === undefined ? [] : [{ endpoint, port: target }];
  });
}

function hostsByEndpoint(cluster: Cluster): ReadonlyMap<Endpoint, readonly ServiceHost[]> {
  const hosts = new Map<Endpoint, ServiceHost[]>();
  const add = (endpoint: Endpoint, host: ServiceHost): void => {
    append(hosts, endpoint, host);
  };
  for (const service of cluster.of('Service')) {
    const { name, namespace = '' } = service.metadata;
    const host = serviceHost(name, namespace);
    for (const endpoint of serviceEndpoints(cluster, service)) {
      for (const one of service.spec?.ports ?? []) {
        // Of others no proxy knows.
        if ((one.protocol ?? 'TCP') !== 'TCP') continue;
        const target = service.spec?.clusterIP === 'None' ? one.port : targetPort(one, endpoint);
        if (one.port === undefined || target === undefined) continue;
        const carries = statedProtocol(one);
        add(endpoint, { host, namespace, port: one.port, target, ...(carries && { carries }) });
      }
    }
  }
  for (const [key, { endpoints, ports }] of cluster.once(servicesWithoutManifest)) {
    const [namespace = '', name = ''] = key.split('/');
    const host = serviceHost(name, namespace);
    for (const endpoint of endpoints) for (const port of ports) add(endpoint, { host, namespace, port, target: port });
  }
  return hosts;
}

/** What a port says that it carries. https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
export function statedProtocol({ appProtocol, name = '' }: Loose<ServicePort>): ServiceHost['carries'] {
  const stated = appProtocol?.replace('kubernetes.io/', '') ?? /^grpc-web|^[a-z0-9]+/.exec(name)?.[0] ?? '';
  if (/^(http|http2|h2c|ws|grpc|grpc-web)$/.test(stated)) return 'requests';
  return /^(tcp|tls|https|mongo|mysql|redis)$/.test(stated) ? 'bytes' : undefined;
}

interface ServiceWithoutManifest {
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly number[];
}

/** Services that operators and charts make, by `namespace/name`. */
function servicesWithoutManifest(cluster: Cluster): ReadonlyMap<string, ServiceWithoutManifest> {
  const services = new Map<string, ServiceWithoutManifest>();
  const { all } = endpointsOf(cluster);
  for (const [key, { owner, role, ports }] of madeServices(cluster)) {
    const endpoints = all.items.filter(({ pods }) => pods?.owner === owner && pods.role === role);
    services.set(key, { endpoints, ports });
  }
  for (const endpoint of all.items) {
    const { name = '', ports = [] } = endpoint.platform?.service ?? {};
    const key = `${endpoint.namespace}/${name}`;
    if (ports.length > 0) services.set(key, { endpoints: [...(services.get(key)?.endpoints ?? []), endpoint], ports });
  }
  return services;
}
