import type { Environment } from '../spec/environment.ts';
import type { Route } from '../spec/serving.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { WorkloadSpec } from '../spec/workload.ts';
import type { Ingress } from './edges-of-workload.ts';
import { methodsOf } from './routes.ts';
import type { Workload } from './workload.ts';

/** The public routes to a workload, with their hosts in an environment. */
export function publicRoutes(
  spec: WorkloadSpec,
  { hosts, clusters }: SystemSpec,
  environment: Environment,
): Workload['routes'] {
  const routes: readonly Route[] = 'routes' in spec ? spec.routes : [];
  const { domain } = clusters[environment.name];
  return routes.map(({ host, path, pattern, headers = {}, query = {} }) => ({
    host: `${hosts?.[host] ?? host}.${domain}`,
    path,
    pattern,
    headers,
    query,
  }));
}

/** The public routes to a workload, as the requests that the gateway may send: one entry for each port. */
export function gatewayIngress(spec: WorkloadSpec): readonly Ingress[] {
  const routes: readonly Route[] = 'routes' in spec ? (spec.routes ?? []) : [];
  const ports = 'ports' in spec ? (spec.ports ?? {}) : {};
  return routes.flatMap((route): Ingress[] => {
    const port = ports[route.port ?? 'http'];
    if (port === undefined) return [];
    // A pattern leaves the others of its paths to the route above it.
    const below = routes.filter(
      ({ path, pattern }) => pattern === undefined && path !== route.path && path.startsWith(route.path),
    );
    const notPaths = below.flatMap(({ path }) => pathPatterns(path));
    // The workload receives the rewritten path; other routes to it do not limit that path.
    const seen = route.rewrite ?? route.path;
    const methods = methodsOf(route);
    if (route.pattern !== undefined) {
      const [literal = ''] = seen.split('\\');
      return [{ from: 'gateway', port, paths: [`${literal}*`], notPaths: [], methods }];
    }
    return [
      { from: 'gateway', port, paths: pathPatterns(seen), notPaths: seen === route.path ? notPaths : [], methods },
    ];
  });
}

/** A path prefix in the form of an AuthorizationPolicy: the path itself and all paths below it. */
function pathPatterns(prefix: string): readonly string[] {
  const trimmed = prefix.replace(/\/+$/, '');
  return trimmed === '' ? ['/*'] : [trimmed, `${trimmed}/*`];
}
