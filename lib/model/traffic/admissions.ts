import type { Cluster } from '../cluster.ts';
import { installedCharts } from '../delivery/installed-charts.ts';
import type { Loose, Of } from '../kinds.ts';
import { isAllow, policiesOf } from './authorization-policies.ts';
import type { Endpoint } from './endpoints.ts';
import { serviceOfHost } from './hosts.ts';
import { boundRoutes } from './route-hosts.ts';
import { matchesOf, type HttpMatch } from './route-matches.ts';
import { serviceEndpoints, targetPort } from './services.ts';

/** A path as the workload gets it: one, or all that begin with it. */
export interface Path {
  readonly text: string;
  readonly isPrefix: boolean;
}

/** A match of a route from a gateway, and the pods that get its requests. */
export interface Admission {
  readonly object: Of<'VirtualService'>;
  readonly field: string;
  readonly match: HttpMatch;
  readonly to: Endpoint;
  /** The port of the container; undefined where it cannot be told. */
  readonly port: number | undefined;
  /** Undefined where a regular expression decides. */
  readonly path: Path | undefined;
}

/** What gateways send where. */
export function admissions(cluster: Cluster): readonly Admission[] {
  const all: Admission[] = [];
  for (const { gateways, object } of cluster.once(boundRoutes)) {
    if (gateways.every((gateway) => gateway === 'mesh')) continue;
    const { namespace = '' } = object.metadata;
    for (const [index, http] of (object.spec?.http ?? []).entries()) {
      for (const { destination } of http.route ?? []) {
        const host = serviceOfHost(destination?.host ?? '', namespace);
        const service = host && cluster.named('Service', host.namespace, host.name);
        if (service === undefined) continue;
        const { ports = [] } = service.spec ?? {};
        const number = destination?.port?.number ?? (ports.length === 1 ? ports[0]?.port : undefined);
        const served = ports.find((one) => one.port === number);
        for (const to of serviceEndpoints(cluster, service)) {
          if (!to.inMesh) continue;
          const port = served && targetPort(served, to);
          for (const [place, match] of matchesOf(http).entries()) {
            const field = `spec.http[${index}]${http.match === undefined ? '' : `.match[${place}]`}`;
            const path = pathOf(match, http.rewrite);
            all.push({ object, field, match, to, port, path });
          }
        }
      }
    }
  }
  return all;
}

/** Namespaces that pods of gateways run in: of their charts and pods, else those of the Gateways themselves. */
export function gatewayNamespaces(cluster: Cluster): ReadonlySet<string> {
  const running = cluster.once(runningGateways);
  if (running.size > 0) return running;
  return new Set(cluster.of('Gateway').map(({ metadata }) => metadata.namespace ?? ''));
}

/** Whether pods of gateways may run in a namespace: where they are not among the manifests, in any that is empty here. */
export function mayHoldGateways(cluster: Cluster, namespace: string): boolean {
  if (cluster.once(gatewayNamespaces).has(namespace)) return true;
  return cluster.once(runningGateways).size === 0 && cluster.podsIn(namespace).length === 0;
}

function runningGateways(cluster: Cluster): ReadonlySet<string> {
  const namespaces = new Set<string>();
  for (const { chart, namespace } of installedCharts(cluster)) if (chart === 'gateway') namespaces.add(namespace);
  const gateways = cluster.of('Gateway');
  for (const { labels, namespace } of cluster.pods) {
    const isGateway = gateways.some(({ spec }) => {
      const selector = Object.entries(spec?.selector ?? {});
      return selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
    });
    if (isGateway) namespaces.add(namespace);
  }
  return namespaces;
}

/** The policies that allow something to pods; without any, all is allowed. */
export function allowing(cluster: Cluster, to: Endpoint): readonly Of<'AuthorizationPolicy'>[] {
  return policiesOf(cluster, to).filter(isAllow);
}

/** Whether a principal is of a namespace of gateways, or of all. */
export function isGateway(cluster: Cluster, principal: string): boolean {
  const namespace = namespaceOf(principal);
  return namespace === undefined ? principal.includes('*') : cluster.once(gatewayNamespaces).has(namespace);
}

/** Whether a principal is of a namespace that may hold gateways, or of all. */
export function mayBeGateway(cluster: Cluster, principal: string): boolean {
  const namespace = namespaceOf(principal);
  return namespace === undefined ? principal.includes('*') : mayHoldGateways(cluster, namespace);
}

function namespaceOf(principal: string): string | undefined {
  return /(?:^|\/)ns\/([^/*]+)\//.exec(principal)?.[1];
}

/** Whether a pattern of a policy takes all of a path. https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation */
export function patternCovers(pattern: string, { isPrefix, text }: Path): boolean {
  // A template such as /a/{*} is not told here.
  if (pattern === '*' || pattern.includes('{')) return true;
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return !isPrefix && text.endsWith(pattern.slice(1));
  return !isPrefix && pattern === text;
}

/** Whether a pattern and a path have something in common. */
export function patternMeets(pattern: string, path: Path): boolean {
  if (patternCovers(pattern, path) || pattern.startsWith('*')) return true;
  const text = pattern.endsWith('*') ? pattern.slice(0, -1) : pattern;
  return path.isPrefix && text.startsWith(path.text);
}

function pathOf(
  { uri }: HttpMatch,
  rewrite: Loose<{ uri?: string; uriRegexRewrite?: object }> | undefined,
): Path | undefined {
  if (rewrite?.uriRegexRewrite !== undefined || uri?.regex !== undefined) return undefined;
  const path =
    uri?.exact === undefined ? { text: uri?.prefix ?? '/', isPrefix: true } : { text: uri.exact, isPrefix: false };
  return rewrite?.uri === undefined ? path : { ...path, text: rewrite.uri };
}
