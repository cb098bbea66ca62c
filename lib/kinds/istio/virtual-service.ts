import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { HostRoutes, System } from '../../resolve/system.ts';
import type { Workload } from '../../resolve/workload.ts';
import { systemLabels, workloadMetadata } from '../metadata.ts';
import { platform } from '../platform.ts';

type HttpRoute = NonNullable<NonNullable<IVirtualService['spec']>['http']>[number];

/** Routes of one public host, the longest path first. */
export function virtualService({ name, owner }: System, { host, routes }: HostRoutes): IVirtualService {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: {
      name: hostServiceName(host),
      namespace: platform.gateway.namespace,
      labels: systemLabels({ system: name, owner }),
      ...(routes.some(({ services }) => services.length > 1) && { annotations: beforeRollouts }),
    },
    spec: { hosts: [host], gateways: [name], http: routes.flatMap(httpRoutes) },
  };
}

/** Requests of callers in the mesh to a workload with a canary; the Rollout sets the weights. */
export function splitVirtualService(workload: Workload, services: readonly string[]): IVirtualService {
  const { name, namespace, ports } = workload;
  const routes = ports.map((port) => ({
    name: meshRouteName(port.name),
    match: [{ port: port.port }],
    route: destinations(namespace, services, port.port),
  }));
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { ...workloadMetadata(workload), annotations: beforeRollouts },
    spec: { hosts: [`${name}.${namespace}.svc.cluster.local`], gateways: ['mesh'], http: routes },
  };
}

/** Other routes come after what they lead to; a Rollout is degraded, and holds up its wave, until these are there. */
const beforeRollouts = { 'argocd.argoproj.io/sync-wave': '-1' };

/** Name of the VirtualService of a public host. */
export function hostServiceName(host: string): string {
  return host.replaceAll('.', '-');
}

/** Name of a public route, by which a Rollout finds it. */
export function publicRouteName({
  namespace,
  workload,
  path,
}: Pick<HostRoutes['routes'][number], 'namespace' | 'workload' | 'path'>): string {
  return `${namespace}-${workload}${path.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, '');
}

/** Name of the route to one port of a workload with a canary. */
export function meshRouteName(port: string): string {
  return `mesh-${port}`;
}

/** The route itself and, where it has methods of its own, a refusal of the others: a shorter route must not take them. */
function httpRoutes(route: HostRoutes['routes'][number]): HttpRoute[] {
  const { path, methods, timeout, namespace, services, port } = route;
  const name = publicRouteName(route);
  const paths = pathMatches(path);
  const match =
    methods.length > 0
      ? paths.flatMap((uri) => methods.map((method) => ({ uri, method: { exact: method } })))
      : paths.map((uri) => ({ uri }));
  const own: HttpRoute = {
    name,
    match,
    route: destinations(namespace, services, port),
    timeout,
    // Only what never reached the application: a request may not be idempotent.
    retries: { attempts: 2, perTryTimeout: timeout, retryOn: 'connect-failure,refused-stream,unavailable' },
  };
  if (methods.length === 0) return [own];
  return [
    own,
    { name: `${name}-other-methods`, match: paths.map((uri) => ({ uri })), directResponse: { status: 405 } },
  ];
}

/** A path and all below it, but not those that merely begin with the same letters. */
function pathMatches(path: string): ({ exact: string } | { prefix: string })[] {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? [{ prefix: '/' }] : [{ exact: trimmed }, { prefix: `${trimmed}/` }];
}

/** One Service, or those of the old and the new version: all requests go to the old one until the Rollout says otherwise. */
function destinations(namespace: string, services: readonly string[], port: number): NonNullable<HttpRoute['route']> {
  return services.map((service, index) => ({
    destination: { host: `${service}.${namespace}.svc.cluster.local`, port: { number: port } },
    ...(services.length > 1 && { weight: index === 0 ? 100 : 0 }),
  }));
}
