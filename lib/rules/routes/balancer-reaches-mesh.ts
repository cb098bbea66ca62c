import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { selects } from '../../model/selector.ts';
import { selectedPods } from '../../model/pods/selected-pods.ts';

export const balancerReachesMesh: ClusterRule = {
  id: 'balancer-reaches-mesh',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Ingress', 'Service'],
  summary: 'no load balancer goes past the gateway to pods that take mutual TLS alone',
  why: 'A load balancer of AWS has no certificate of the mesh: where that is required its requests are refused.',
  *check(cluster) {
    for (const object of cluster.of('Ingress')) {
      if (!isAlb(object)) continue;
      const { defaultBackend, rules = [] } = object.spec ?? {};
      const backends = [
        { field: 'spec.defaultBackend.service.name', name: defaultBackend?.service?.name },
        ...rules.flatMap(({ http }, rule) =>
          (http?.paths ?? []).map(({ backend }, path) => ({
            field: `spec.rules[${rule}].http.paths[${path}].backend.service.name`,
            name: backend?.service?.name,
          })),
        ),
      ];
      for (const { field, name } of backends) {
        const service = cluster.named('Service', object.metadata.namespace ?? '', name ?? '');
        const pods = service === undefined ? undefined : strictPods(cluster, service);
        if (pods === undefined) continue;
        const is = `${name ?? ''}, whose pods take mutual TLS alone, which an ALB does not speak`;
        yield { object, field, is, needed: 'the Service of the Istio gateway' };
      }
    }
    for (const object of cluster.of('Service')) {
      if (object.spec?.type !== 'LoadBalancer') continue;
      const pods = strictPods(cluster, object);
      if (pods === undefined) continue;
      const is = `LoadBalancer, and ${pods.owner.kind} ${pods.owner.metadata.name} takes mutual TLS alone`;
      yield { object, field: 'spec.type', is, needed: 'ClusterIP, behind the Istio gateway' };
    }
  },
};

function isAlb({ metadata, spec }: Of<'Ingress'>): boolean {
  const { annotations = {} } = metadata;
  if (spec?.ingressClassName === 'alb' || annotations['kubernetes.io/ingress.class'] === 'alb') return true;
  return (
    spec?.ingressClassName === undefined &&
    Object.keys(annotations).some((key) => key.startsWith('alb.ingress.kubernetes.io/'))
  );
}

/** Pods of a Service that require mutual TLS on every port; those that are gateways take what they listen for. */
function strictPods(cluster: Cluster, { metadata, spec }: Of<'Service'>): Pods | undefined {
  if (spec?.selector === undefined) return undefined;
  return selectedPods(cluster, metadata.namespace ?? '', { matchLabels: spec.selector }).find((pods) => {
    if (!pods.inMesh || portAnnotations.some((name) => pods.annotations[name] !== undefined)) return false;
    const gateway = cluster.of('Gateway').some(({ spec: listening }) => {
      const selector = Object.entries(listening?.selector ?? {});
      return selector.length > 0 && selector.every(([key, value]) => pods.labels[key] === value);
    });
    return !gateway && isStrict(cluster, pods);
  });
}

/** Ports that go past the proxy; which one the balancer uses is not told here. */
const portAnnotations = [
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/includeInboundPorts',
] as const;

/** The narrowest PeerAuthentication holds: of the workload, the namespace, the mesh. */
function isStrict(cluster: Cluster, { labels, namespace }: Pods): boolean {
  let ofNamespace: string | undefined;
  let ofMesh: string | undefined;
  for (const { metadata, spec } of cluster.of('PeerAuthentication')) {
    const mode = spec?.mtls?.mode;
    if (spec?.selector === undefined) {
      if (metadata.namespace === namespace) ofNamespace = mode;
      else if (metadata.namespace === 'istio-system') ofMesh = mode;
    } else if (metadata.namespace === namespace && selects({ matchLabels: spec.selector.matchLabels }, labels)) {
      // Ports may be excepted one by one; which one the balancer uses is not told here.
      if (Object.values(spec.portLevelMtls ?? {}).some((port) => port?.mode !== 'STRICT')) return false;
      if (mode !== undefined && mode !== 'UNSET') return mode === 'STRICT';
    }
  }
  return (ofNamespace === undefined || ofNamespace === 'UNSET' ? ofMesh : ofNamespace) === 'STRICT';
}
