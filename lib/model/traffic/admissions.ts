import type { Cluster } from '../cluster.ts';
import { installedCharts } from '../delivery/installed-charts.ts';
import type { Loose, Of } from '../kinds.ts';
import type { Pods } from '../pods/pods.ts';
import { selectedPods } from '../pods/selected-pods.ts';
import { boundRoutes, serviceOfHost } from './route-hosts.ts';
import { matchesOf, type HttpMatch } from './route-matches.ts';

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
  readonly pods: Pods;
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
        const [at = '', name = ''] = serviceOfHost(destination?.host ?? '', namespace)?.split('/') ?? [];
        const service = cluster.named('Service', at, name);
        if (service === undefined) continue;
        const { selector } = service.spec ?? {};
        for (const pods of selector === undefined ? [] : selectedPods(cluster, at, { matchLabels: selector })) {
          if (!pods.inMesh) continue;
          const port = containerPort(service, pods, destination?.port?.number);
          for (const [number, match] of matchesOf(http).entries()) {
            const field = `spec.http[${index}]${http.match === undefined ? '' : `.match[${number}]`}`;
            const path = pathOf(match, http.rewrite);
            all.push({ object, field, match, pods, port, path });
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
export function allowing(cluster: Cluster, pods: Pods): readonly Of<'AuthorizationPolicy'>[] {
  const { ofNamespace, ofPods } = cluster.once(allowPolicies);
  const everywhere = pods.namespace === root ? [] : (ofNamespace.get(root) ?? []);
  return [...(ofPods.get(pods) ?? []), ...(ofNamespace.get(pods.namespace) ?? []), ...everywhere];
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

const root = 'istio-system';

interface AllowPolicies {
  readonly ofPods: ReadonlyMap<Pods, readonly Of<'AuthorizationPolicy'>[]>;
  /** Those without a selector; in the root namespace they are about the whole mesh. */
  readonly ofNamespace: ReadonlyMap<string, readonly Of<'AuthorizationPolicy'>[]>;
}

function allowPolicies(cluster: Cluster): AllowPolicies {
  const ofPods = new Map<Pods, Of<'AuthorizationPolicy'>[]>();
  const ofNamespace = new Map<string, Of<'AuthorizationPolicy'>[]>();
  for (const policy of cluster.of('AuthorizationPolicy')) {
    const { action = 'ALLOW', selector, targetRef, targetRefs } = policy.spec ?? {};
    // With targets it is about waypoints and gateways.
    if (action !== 'ALLOW' || targetRef !== undefined || targetRefs !== undefined) continue;
    const { namespace = '' } = policy.metadata;
    if (selector === undefined) ofNamespace.set(namespace, [...(ofNamespace.get(namespace) ?? []), policy]);
    else
      for (const pods of selectedPods(cluster, namespace, selector))
        ofPods.set(pods, [...(ofPods.get(pods) ?? []), policy]);
  }
  return { ofPods, ofNamespace };
}

function containerPort({ spec }: Of<'Service'>, pods: Pods, number: number | undefined): number | undefined {
  const ports = spec?.ports ?? [];
  const port = number === undefined && ports.length === 1 ? ports[0] : ports.find((one) => one.port === number);
  const target = port?.targetPort ?? port?.port;
  if (typeof target === 'number') return target;
  for (const { ports: named = [] } of pods.spec.containers ?? [])
    for (const { containerPort: of, name } of named) if (name === target) return of;
  return undefined;
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
