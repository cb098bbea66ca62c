import { each } from '../../model/each.ts';
import type { ObjectReference } from '../../model/gateway-kinds.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { backendsOf, gatewayRoutes, isGranted } from '../../model/traffic/gateway-routes.ts';

export const referenceIsGranted: ClusterRule = {
  id: 'reference-is-granted',
  tier: 'correctness',
  severity: 'error',
  misses: 'the ReferenceGrant',
  kinds: ['GRPCRoute', 'Gateway', 'HTTPRoute', 'TLSRoute'],
  summary: 'a ReferenceGrant allows each reference of the Gateway API to another namespace',
  why: 'Without a ReferenceGrant in the other namespace, a gateway does not use the backend or the certificate there.',
  source: 'https://gateway-api.sigs.k8s.io/api-types/referencegrant/',
  *check(cluster) {
    for (const route of cluster.once(gatewayRoutes))
      for (const [backend, field] of backendsOf(route)) yield* granted(cluster, route, backend, field, 'Service');
    for (const gateway of cluster.of('Gateway.gateway.networking.k8s.io'))
      for (const [secret, field] of each<ObjectReference>(gateway, 'spec.listeners[].tls.certificateRefs[]'))
        yield* granted(cluster, gateway, secret, field, 'Secret');
  },
};

function* granted(
  cluster: Cluster,
  object: KubernetesObject,
  { group = '', kind: written, name = '', namespace = object.metadata.namespace ?? '' }: ObjectReference,
  field: string,
  ofDefault: string,
): Iterable<Found> {
  const kind = written ?? ofDefault;
  if (isGranted(cluster, object, { group, kind, namespace, name })) return;
  const is = `${kind} ${namespace}/${name}, and no ReferenceGrant of ${namespace} lets a ${object.kind} name it`;
  const needed = `a ReferenceGrant in ${namespace}, from ${object.kind} of ${object.metadata.namespace ?? ''} to ${kind}`;
  yield { object, field: `${field}.namespace`, is, needed };
}
