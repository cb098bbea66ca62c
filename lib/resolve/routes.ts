import { suggestion } from '../schemas/closest.ts';
import type { Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { Faults, Route } from '../spec/serving.ts';
import type { Declared } from './declared.ts';
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
        const { host, path, pattern, port, timeout = '30s', headers = {}, query = {}, rewrite, cors, token } = route;
        if (host !== key) continue;
        const match = JSON.stringify([path, pattern, sorted(headers), sorted(query)]);
        checkToken(route, `routes[${index}].token`, system, [...routes.values()], report);
        const taken = routes.get(match);
        if (taken !== undefined)
          report(
            `routes[${index}].path`,
            `${host} ${pattern ?? path} leads to ${taken.namespace}/${taken.workload} already`,
            'a path of its own',
          );
        const number = ('ports' in spec ? spec.ports[port ?? 'http'] : undefined) ?? 0;
        routes.set(match, {
          path,
          pattern,
          token,
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
    const asked = [...routes.values()].some(({ token }) => token !== undefined && token !== 'none');
    if (system.authentication?.[key]?.everywhere === false && !asked)
      reportSystem(
        `authentication.${key}.everywhere`,
        'false, and no route asks for a token',
        "token: 'required' in a route, or nothing here",
      );
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

/** Policies know prefixes alone, so what is asked of a token is asked of every request below a path. */
function checkToken(
  { host, path, pattern, token }: Route,
  field: string,
  system: SystemSpec,
  others: readonly HostRoutes['routes'][number][],
  report: Report,
): void {
  const other = others.find((one) => one.path === path && JSON.stringify(one.token) !== JSON.stringify(token));
  if (other !== undefined)
    report(
      field,
      `${tokenText(token)}, and ${tokenText(other.token)} for another route of ${path}`,
      'the same for both',
    );
  if (token === undefined) return;
  if (system.authentication?.[host] === undefined)
    report(field, `${host} has no issuer of tokens`, `authentication.${host} in charts/${system.name}/system.ts`);
  if (pattern !== undefined) report(field, `${tokenText(token)}, with a pattern`, 'a route of a path alone');
  if (typeof token === 'string') return;
  const claims = Object.entries(token.claims);
  if (claims.length === 0) report(`${field}.claims`, 'none', "a claim, or token: 'required'");
  for (const [name, values] of claims) {
    if (values.length === 0) report(`${field}.claims.${name}`, 'no value', 'at least one');
    if (!/^[\w.:/-]+$/.test(name))
      report(`${field}.claims.${name}`, `'${name}'`, 'the name of a claim, such as groups');
  }
}

function tokenText(token: Route['token'] | undefined): string {
  return token === undefined ? 'nothing said' : typeof token === 'string' ? `'${token}'` : 'claims';
}

type Conditions = Pick<HostRoutes['routes'][number], 'headers' | 'pattern' | 'query'>;

/** Sorts the route with more conditions first; otherwise a route of the same path would take its requests. */
function byCondition(a: Conditions, b: Conditions): number {
  const asked = ({ headers, pattern, query }: Conditions) => [
    ...(pattern === undefined ? [] : [pattern]),
    ...sorted(headers),
    ...sorted(query),
  ];
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
