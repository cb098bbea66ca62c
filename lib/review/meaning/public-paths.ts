import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';

/** The destination of a public route, and its VirtualService or Ingress. */
export interface PublicPath {
  readonly by: Of<'VirtualService'> | Of<'Ingress'>;
  readonly to: string;
}

/** Public routes by `host path`: those of VirtualServices at a Gateway, and of Ingresses. */
export function publicPaths(cluster: Cluster): ReadonlyMap<string, PublicPath> {
  return cluster.once(pathsOf);
}

function pathsOf(cluster: Cluster): ReadonlyMap<string, PublicPath> {
  const paths = new Map<string, PublicPath>();
  for (const service of cluster.of('VirtualService')) {
    const { gateways = [], hosts = [] } = service.spec ?? {};
    if (!gateways.some((gateway) => gateway !== 'mesh')) continue;
    for (const host of hosts)
      for (const [path, to] of routesOf(service)) {
        const key = `${host}${path}`;
        // The first of two equal routes takes all requests.
        if (!paths.has(key)) paths.set(key, { by: service, to });
      }
  }
  for (const ingress of cluster.of('Ingress'))
    for (const { host = '*', http } of ingress.spec?.rules ?? [])
      for (const { path = '/', backend } of http?.paths ?? [])
        paths.set(`${host}${path}`, { by: ingress, to: backend?.service?.name ?? '' });
  return paths;
}

function* routesOf({ spec }: Of<'VirtualService'>): Iterable<readonly [path: string, to: string]> {
  for (const http of spec?.http ?? []) {
    const { match, route, redirect } = http as HttpRoute;
    const to =
      redirect === undefined
        ? [...new Set((route ?? []).map(({ destination }) => shortHost(destination?.host ?? '')))].join(', ')
        : 'a redirect';
    for (const { uri: { exact, prefix, regex } = {} } of match ?? [{}])
      yield [exact ?? (prefix === undefined ? (regex ?? '/*') : `${prefix}*`), to];
  }
  for (const protocol of ['tls', 'tcp'] as const)
    for (const { route = [] } of spec?.[protocol] ?? [])
      yield [`:${protocol}`, route.map(({ destination }) => shortHost(destination?.host ?? '')).join(', ')];
}

/** The fields of an HTTP route that are read. */
interface HttpRoute {
  readonly match?: readonly {
    readonly uri?: { readonly exact?: string; readonly prefix?: string; readonly regex?: string };
  }[];
  readonly route?: readonly { readonly destination?: { readonly host?: string } }[];
  readonly redirect?: unknown;
}

function shortHost(host: string): string {
  return host.replace(/\.svc(\.cluster\.local)?$/, '');
}
