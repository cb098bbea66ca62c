import type { Cluster } from '../cluster.ts';
import { each } from '../each.ts';
import type { BackendReference, Listener, ParentReference } from '../gateway-kinds.ts';
import type { KubernetesObject, Of } from '../kinds.ts';
import { selects } from '../selector.ts';
import { hostsOverlap } from './hosts.ts';

/** The group of the Gateway API's kinds. */
export const gatewayGroup = 'gateway.networking.k8s.io';

/** A route of any kind that has a schema here; those of TCP and UDP are experimental, and have none. */
export type GatewayRoute = Of<'HTTPRoute'> | Of<'GRPCRoute'> | Of<'TLSRoute'>;

/** All routes, of any kind. */
export function gatewayRoutes(cluster: Cluster): readonly GatewayRoute[] {
  return cluster.of('HTTPRoute', 'GRPCRoute', 'TLSRoute');
}

/** Everything that a route leads to, copies of requests included, with the field of each. */
export function* backendsOf(route: GatewayRoute): Iterable<readonly [backend: BackendReference, field: string]> {
  yield* each<BackendReference>(route, 'spec.rules[].backendRefs[]');
  yield* each<BackendReference>(route, 'spec.rules[].filters[].requestMirror.backendRef');
  yield* each<BackendReference>(route, 'spec.rules[].backendRefs[].filters[].requestMirror.backendRef');
}

/** Whether a backend is a Service; others have kinds of their own. */
export function isService({ group = '', kind = 'Service' }: BackendReference): boolean {
  return group === '' && kind === 'Service';
}

/** Whether a parent is a Gateway; in a mesh it may be a Service. */
export function isGateway({ group = gatewayGroup, kind = 'Gateway' }: ParentReference): boolean {
  return group === gatewayGroup && kind === 'Gateway';
}

/** The Gateway that a route names; undefined where it is not there. */
export function parentOf(
  cluster: Cluster,
  { metadata }: GatewayRoute,
  { name = '', namespace = metadata.namespace ?? '' }: ParentReference,
): Of<'Gateway.gateway.networking.k8s.io'> | undefined {
  return cluster.named('Gateway.gateway.networking.k8s.io', namespace, name);
}

/** The listeners that a parent reference means: all, or those of a section and a port. */
export function meantListeners(
  { spec }: Of<'Gateway.gateway.networking.k8s.io'>,
  { sectionName, port }: ParentReference,
): readonly Listener[] {
  return ((spec?.listeners ?? []) as readonly Listener[]).filter(
    (one) => (sectionName ?? one.name) === one.name && (port ?? one.port) === one.port,
  );
}

/** Why a listener does not take a route, in words; undefined where it does, or where nobody can know. */
export function refusal(
  cluster: Cluster,
  gateway: KubernetesObject,
  { allowedRoutes, protocol = '', name = '' }: Listener,
  { kind, metadata }: GatewayRoute,
): string | undefined {
  const kinds = allowedRoutes?.kinds?.map((one) => one.kind) ?? kindsOfProtocol[protocol];
  if (kinds !== undefined && kinds.length > 0 && !kinds.includes(kind))
    return `listener ${name} takes ${kinds.join(' and ')}, and no ${kind}`;
  const { from = 'Same', selector = {} } = allowedRoutes?.namespaces ?? {};
  const { namespace = '' } = metadata;
  if (from === 'Same' && namespace !== (gateway.metadata.namespace ?? ''))
    return `listener ${name} takes routes of its own namespace alone`;
  if (from === 'None') return `listener ${name} takes no routes`;
  const labels = cluster.named('Namespace', '', namespace)?.metadata;
  if (from !== 'Selector' || labels === undefined) return undefined;
  const all = { ...labels.labels, 'kubernetes.io/metadata.name': namespace };
  return selects(selector, all) ? undefined : `listener ${name} takes routes of other namespaces than ${namespace}`;
}

/** https://gateway-api.sigs.k8s.io/reference/spec/#protocoltype */
const kindsOfProtocol: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** Whether a host of a route is one of a listener: either may begin with `*.`, and a listener without one has all. */
export function servesHost({ hostname }: Listener, host: string): boolean {
  return hostname === undefined || hostname === '' || hostsOverlap(hostname, host);
}

/** Whether an object of one namespace may name one of another. https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export function isGranted(
  cluster: Cluster,
  from: KubernetesObject,
  to: { readonly group: string; readonly kind: string; readonly namespace: string; readonly name: string },
): boolean {
  if (to.namespace === (from.metadata.namespace ?? '')) return true;
  return cluster
    .of('ReferenceGrant')
    .some(
      ({ metadata, spec }) =>
        metadata.namespace === to.namespace &&
        (spec?.from ?? []).some(
          (one) =>
            (one.group ?? '') === gatewayGroup && one.kind === from.kind && one.namespace === from.metadata.namespace,
        ) &&
        (spec?.to ?? []).some(
          (one) => (one.group ?? '') === to.group && one.kind === to.kind && (one.name ?? to.name) === to.name,
        ),
    );
}
