import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService';
import type { HostRoutes, System } from '../../resolve/system.ts';
import type { Workload } from '../../resolve/workload.ts';
import type { Cors, Faults } from '../../spec/serving.ts';
import { exceptionPrefix, systemLabels, workloadMetadata } from '../metadata.ts';
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
      ...annotations(routes),
    },
    spec: { hosts: [host], gateways: [name], http: routes.flatMap(httpRoutes) },
  };
}

function annotations(routes: HostRoutes['routes']): { readonly annotations?: Record<string, string> } {
  const endless = routes.filter(({ timeout }) => timeout === undefined).map(({ path }) => path);
  const all = {
    ...(routes.some(({ services }) => services.length > 1) && beforeRollouts),
    ...(endless.length > 0 && {
      [`${exceptionPrefix}/route-has-timeout`]: `Answers to ${endless.join(', ')} have no timeout`,
    }),
  };
  return Object.keys(all).length > 0 ? { annotations: all } : {};
}

/** Splits requests from the mesh to a workload with a canary; the Rollout sets the weights. */
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

/** Delays some requests from the service mesh to a workload. */
export function faultyVirtualService(workload: Workload, faults: Faults): IVirtualService {
  const { name, namespace, ports } = workload;
  const http = ports.map((port) => ({
    name: meshRouteName(port.name),
    match: [{ port: port.port }],
    fault: fault(faults),
    route: destinations(namespace, [name], port.port),
  }));
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: workloadMetadata(workload),
    spec: { hosts: [`${name}.${namespace}.svc.cluster.local`], gateways: ['mesh'], http },
  };
}

function fault({ percent, delay }: Faults): NonNullable<HttpRoute['fault']> {
  return { delay: { percentage: { value: percent }, fixedDelay: delay } };
}

/** Other routes are applied after their destinations. A Rollout needs these: without them it is degraded and blocks its wave. */
const beforeRollouts = { 'argocd.argoproj.io/sync-wave': '-1' };

/** Name of the VirtualService of a public host. */
export function hostServiceName(host: string): string {
  return host.replaceAll('.', '-');
}

/** Name of a public route, by which a Rollout refers to it. */
export function publicRouteName({
  namespace,
  workload,
  path,
  pattern,
  headers,
  query,
}: Pick<HostRoutes['routes'][number], 'namespace' | 'workload' | 'path' | 'pattern' | 'headers' | 'query'>): string {
  const asked = [...Object.entries(headers), ...Object.entries(query)].map((entry) => `-${entry.join('-')}`).join('');
  return `${namespace}-${workload}${`${pattern ?? path}${asked}`.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`.replace(/-$/, '');
}

/** Name of the route to one port of a workload with a canary. */
export function meshRouteName(port: string): string {
  return `mesh-${port}`;
}

/**
 * The route and, if it restricts methods, a route that refuses the other methods; otherwise a route with a shorter path
 * would take them.
 */
function httpRoutes(route: HostRoutes['routes'][number]): HttpRoute[] {
  const { path, pattern, methods, timeout, rewrite, cors, faults, namespace, services, port } = route;
  const name = publicRouteName(route);
  const paths = pattern === undefined ? pathMatches(path) : [{ regex: pattern }];
  const asked = conditions(route);
  const any = paths.map((uri) => ({ uri, ...asked }));
  const match =
    methods.length > 0 ? any.flatMap((one) => methods.map((method) => ({ ...one, method: { exact: method } }))) : any;
  const own: HttpRoute = {
    name,
    match,
    route: destinations(namespace, services, port),
    ...(rewrite !== undefined && { rewrite: rewritten(path, pattern, rewrite) }),
    ...(cors !== undefined && { corsPolicy: corsPolicy(cors, methods) }),
    ...(faults !== undefined && { fault: fault(faults) }),
    // Without a timeout in the spec there is none here.
    ...(timeout !== undefined && { timeout }),
    // Retries only requests that never reached the application, because requests may not be idempotent.
    retries: {
      attempts: 2,
      ...(timeout !== undefined && { perTryTimeout: timeout }),
      retryOn: 'connect-failure,refused-stream,unavailable',
    },
  };
  if (methods.length === 0) return [own];
  return [own, { name: `${name}-other-methods`, match: any, directResponse: { status: 405 } }];
}

/** The exact values that headers and query parameters of a request must have. */
function conditions({ headers, query }: Pick<HostRoutes['routes'][number], 'headers' | 'query'>) {
  const exact = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { exact: value }]));
  return {
    ...(Object.keys(headers).length > 0 && { headers: exact(headers) }),
    ...(Object.keys(query).length > 0 && { queryParams: exact(query) }),
  };
}

/** Rewrites a path prefix, for the path itself and all paths below it, with one regular expression. */
function rewritten(path: string, pattern: string | undefined, rewrite: string): NonNullable<HttpRoute['rewrite']> {
  if (pattern !== undefined) return { uriRegexRewrite: { match: `^${pattern}$`, rewrite } };
  const [from, to] = [path, rewrite].map((one) => one.replace(/\/+$/, ''));
  const escaped = (from ?? '').replaceAll('.', '\\.');
  return { uriRegexRewrite: { match: `^${escaped}/?(.*)$`, rewrite: `${to ?? ''}/\\1` } };
}

/** The gateway answers the CORS preflight requests of browsers. */
function corsPolicy(
  { origins, methods, headers = [], credentials = false, maxAge }: Cors,
  ofRoute: readonly string[],
): NonNullable<HttpRoute['corsPolicy']> {
  const allowed = methods ?? (ofRoute.length > 0 ? ofRoute : ['GET', 'HEAD', 'POST']);
  return {
    allowOrigins: origins.map((origin) => ({ exact: origin })),
    allowMethods: [...allowed],
    ...(headers.length > 0 && { allowHeaders: [...headers] }),
    allowCredentials: credentials,
    ...(maxAge !== undefined && { maxAge }),
  };
}

/** Matches a path and all paths below it, but not paths that only begin with the same letters. */
function pathMatches(path: string): ({ exact: string } | { prefix: string })[] {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? [{ prefix: '/' }] : [{ exact: trimmed }, { prefix: `${trimmed}/` }];
}

/**
 * Destinations: one Service, or those of the old and the new version. All requests go to the old one until the Rollout
 * changes the weights.
 */
function destinations(namespace: string, services: readonly string[], port: number): NonNullable<HttpRoute['route']> {
  return services.map((service, index) => ({
    destination: { host: `${service}.${namespace}.svc.cluster.local`, port: { number: port } },
    ...(services.length > 1 && { weight: index === 0 ? 100 : 0 }),
  }));
}
