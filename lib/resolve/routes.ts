import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Faults, Route } from '../spec/workload.ts';
import type { Declared } from './calls.ts';
import { canaryServices, resolveDelivery } from './delivery.ts';
import type { Report } from './problem.ts';
import type { HostRoutes } from './system.ts';

/** Public hosts with the routes of all workloads. The longest path comes first, so that no route hides another. */
export function hostRoutes(
  declared: readonly Declared[],
  system: SystemSpec,
  environment: Environment,
  reporter: (file: string) => Report,
): readonly HostRoutes[] {
  const { domain } = system.clusters[environment.name];
  const reportSystem = reporter(`charts/${system.name}/system.ts`);
  for (const key of Object.keys(system.authentication ?? {})) {
    const hosts = Object.keys(system.hosts ?? {});
    if (!hosts.includes(key)) {
      reportSystem(
        `authentication.${key}`,
        'no host of this name',
        `one of ${hosts.join(', ')}${suggestion(key, hosts)}`,
      );
    }
  }
  return Object.entries(system.hosts ?? {}).map(([key, prefix]) => {
    const routes = new Map<string, HostRoutes['routes'][number]>();
    for (const { namespace, name, spec, report } of declared) {
      const own = 'routes' in spec ? (spec.routes ?? []) : [];
      for (const [index, route] of own.entries()) {
        const { host, path, port, timeout = '30s', headers = {}, query = {}, rewrite, cors } = route;
        if (host !== key) continue;
        const match = JSON.stringify([path, sorted(headers), sorted(query)]);
        const taken = routes.get(match);
        if (taken !== undefined)
          report(
            `routes[${index}].path`,
            `${host} ${path} leads to ${taken.namespace}/${taken.workload} already`,
            'a path of its own',
          );
        const number = ('ports' in spec ? spec.ports[port ?? 'http'] : undefined) ?? 0;
        routes.set(match, {
          path,
          methods: methodsOf(route),
          timeout: timeout === 'none' ? undefined : timeout,
          headers,
          query,
          rewrite,
          cors,
          faults: faultsIn(environment, spec),
          namespace,
          workload: name,
          services: isCanary(spec, environment) ? canaryServices(name) : [name],
          port: number,
        });
      }
    }
    if (routes.size === 0)
      reportSystem(`hosts.${key}`, 'no workload has a route for it', `a route { host: '${key}', path } in a workload`);
    const longestFirst = [...routes.values()].sort(
      (a, b) => b.path.length - a.path.length || byCondition(a, b) || (a.path < b.path ? -1 : 1),
    );
    return {
      host: `${prefix}.${domain}`,
      authentication: tokenAuthentication(system, key, domain),
      routes: longestFirst,
    };
  });
}

/**
 * Methods that a route accepts; empty means all. OPTIONS is added for browsers, which send it before a request from
 * another origin.
 */
export function methodsOf({ methods = [], cors }: Route): readonly string[] {
  const asked = cors !== undefined && methods.length > 0 && !methods.includes('OPTIONS');
  return asked ? [...methods, 'OPTIONS'] : methods;
}

/** Delays that callers of a workload meet: in dev, where nobody is hurt. */
export function faultsIn({ name }: Environment, spec: Declared['spec']): Faults | undefined {
  return name === 'dev' && 'faultsInDev' in spec ? spec.faultsInDev : undefined;
}

type Conditions = Pick<HostRoutes['routes'][number], 'headers' | 'query'>;

/** Sorts the route with more conditions first; otherwise a route of the same path would take its requests. */
function byCondition(a: Conditions, b: Conditions): number {
  const asked = ({ headers, query }: Conditions) => [...sorted(headers), ...sorted(query)];
  const [ofA, ofB] = [asked(a), asked(b)];
  return ofB.length - ofA.length || (ofA.join() < ofB.join() ? -1 : ofA.join() > ofB.join() ? 1 : 0);
}

function sorted(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values)
    .map((entry) => entry.join('='))
    .sort();
}

function isCanary(spec: Declared['spec'], environment: Environment): boolean {
  return spec.kind === 'Deployment' && resolveDelivery(spec, environment).strategy === 'canary';
}

function tokenAuthentication(system: SystemSpec, key: string, domain: string): HostRoutes['authentication'] {
  const declared = system.authentication?.[key];
  if (declared === undefined) return undefined;
  const filled = (text: string): string => text.replaceAll('{domain}', domain);
  return { ...declared, issuer: filled(declared.issuer), jwksUri: filled(declared.jwksUri) };
}
