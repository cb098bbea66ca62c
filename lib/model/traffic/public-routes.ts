import type { Cluster } from '../cluster.ts';
import { valueAt } from '../delivery/installed-charts.ts';
import type { ParentReference } from '../gateway-kinds.ts';
import type { Of } from '../kinds.ts';
import { fieldsIn, itemsIn } from '../untyped.ts';
import { destinationsOf } from './destinations.ts';
import type { Wishes } from './edge.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import { gatewayHealthPort } from '../../knowledge/well-known-ports.ts';
import { backendsOf, gatewayRoutes, isGateway, isService } from './gateway-routes.ts';
import { gatewayName } from './route-hosts.ts';
import { destinationOf, hostsOf, serviceEndpoints, targetPort } from './services.ts';

/** The ways in from outside: to the listeners of gateways, on to the backends of routes, and to published Services. */
export function* publicRoutes(cluster: Cluster): Wishes {
  for (const gateway of cluster.of('Gateway')) yield* listeners(cluster, gateway);
  for (const service of cluster.of('VirtualService')) yield* backends(cluster, service);
  for (const endpoint of endpointsOf(cluster).part('gateway')) yield* healthChecks(endpoint);
  yield* published(cluster);
}

/** Endpoints that a Gateway configures: pods of any namespace. */
export function gatewayEndpoints(cluster: Cluster, { spec }: Of<'Gateway'>): readonly Endpoint[] {
  const { selector } = spec ?? {};
  return selector === undefined ? [] : endpointsOf(cluster).all.selected({ matchLabels: selector });
}

/** A port of pods that is reached from outside through a Service. */
export interface PublishedPort {
  readonly to: Endpoint;
  readonly port: number;
  readonly by: Of<'Service'>;
  /** Whether the Service itself is open to the outside, and not the backend of an Ingress. */
  readonly outside: boolean;
}

/** Ports behind Services of load balancers and node ports, and behind those that Ingresses and routes lead to. */
export function* publishedPorts(cluster: Cluster): Iterable<PublishedPort> {
  for (const by of cluster.of('Service')) {
    const { type, ports = [] } = by.spec ?? {};
    const outside = type === 'LoadBalancer' || type === 'NodePort';
    const { namespace = '', name } = by.metadata;
    if (!outside && !cluster.once(ingressBackends).has(`${namespace}/${name}`)) continue;
    for (const to of serviceEndpoints(cluster, by)) {
      for (const one of ports) {
        const port = targetPort(one, to);
        if (port !== undefined) yield { to, port, by, outside };
      }
    }
  }
}

function* listeners(cluster: Cluster, gateway: Of<'Gateway'>): Wishes {
  for (const to of gatewayEndpoints(cluster, gateway)) {
    for (const [index, { port }] of (gateway.spec?.servers ?? []).entries()) {
      if (port?.number === undefined) continue;
      const field = `spec.servers[${index}].port.number`;
      const target = portOfPods(cluster, to, port.number);
      yield {
        kind: 'incoming',
        wish: 'platform',
        required: true,
        by: gateway,
        field,
        from: 'internet',
        to,
        port: target,
      };
    }
  }
}

/** Port of the pods behind a port of a gateway's Service, as manifests or the values of its chart have it. */
function portOfPods(cluster: Cluster, gateway: Endpoint, port: number): number {
  const served = hostsOf(cluster, gateway).find((one) => one.port === port);
  if (served !== undefined) return served.target;
  const { platform } = gateway;
  const ports = itemsIn(valueAt(platform?.installed?.values, 'service.ports')).map(fieldsIn);
  const target = ports.find((one) => one.port === port)?.targetPort;
  return typeof target === 'number' ? target : port;
}

function* backends(cluster: Cluster, by: Of<'VirtualService'>): Wishes {
  const { namespace: home = '' } = by.metadata;
  const gateways = new Set(
    (by.spec?.gateways ?? []).flatMap((name) => {
      const [namespace = '', own = ''] = gatewayName(name, home).split('/');
      const gateway = cluster.named('Gateway', namespace, own);
      return gateway === undefined ? [] : gatewayEndpoints(cluster, gateway);
    }),
  );
  if (gateways.size === 0) return;
  for (const [{ host, port: written }, field] of destinationsOf(by, { copies: false })) {
    if (host === undefined) continue;
    const port = written?.number ?? onlyPort(cluster, host, home);
    if (port === undefined) continue;
    const leads = destinationOf(cluster, host, port, home);
    if (leads.to !== 'service') continue;
    const dialled = { host: leads.host, namespace: leads.namespace, port };
    for (const from of gateways)
      for (const { endpoint: to, port: target } of leads.targets)
        yield {
          kind: 'pods',
          wish: 'declared',
          required: true,
          by,
          field,
          from,
          to,
          port: target,
          protocol: 'TCP',
          dialled,
        };
  }
}

/** Port of a Service that has no other, which a destination need not name. */
function onlyPort(cluster: Cluster, host: string, home: string): number | undefined {
  const leads = destinationOf(cluster, host, 0, home);
  const [port, ...others] = leads.to === 'service' ? (leads.ports ?? []) : [];
  return others.length === 0 ? port : undefined;
}

const healthCheckAnnotation = 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port';

/** The load balancer asks for the gateway's health from within the network. */
function* healthChecks(to: Endpoint): Wishes {
  const annotations = fieldsIn(valueAt(to.platform?.installed?.values, 'service.annotations'));
  const asked = annotations[healthCheckAnnotation];
  const by = to.owner;
  if (by === undefined) return;
  const port = asked === undefined ? gatewayHealthPort : Number(asked);
  const wanted = { wish: 'platform', required: asked !== undefined, by, field: 'spec' } as const;
  yield { kind: 'incoming', ...wanted, from: 'network', to, port };
}

/** A Service of a load balancer or of node ports, and what an Ingress routes to, is there for callers outside. */
function* published(cluster: Cluster): Wishes {
  for (const { to, port, by, outside } of publishedPorts(cluster)) {
    const wanted = { wish: 'platform', required: false, by, field: 'spec.type' } as const;
    yield { kind: 'incoming', ...wanted, from: outside ? 'internet' : 'network', to, port };
  }
}

function ingressBackends(cluster: Cluster): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { metadata, spec } of cluster.of('Ingress')) {
    const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
    for (const { service } of [spec?.defaultBackend ?? {}, ...paths.map(({ backend = {} }) => backend)])
      if (service?.name !== undefined) names.add(`${metadata.namespace ?? ''}/${service.name}`);
  }
  // Where the pods of a Gateway of the Gateway API run, is up to its class.
  for (const route of cluster.once(gatewayRoutes)) {
    if (!(route.spec?.parentRefs ?? []).some((parent) => isGateway(parent as ParentReference))) continue;
    for (const [backend] of backendsOf(route))
      if (isService(backend)) names.add(`${backend.namespace ?? route.metadata.namespace ?? ''}/${backend.name ?? ''}`);
  }
  return names;
}
