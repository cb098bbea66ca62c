import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { Pods } from '../../model/pods/pods.ts';
import { isCaptured, mutualTls } from '../../model/traffic/peer-authentications.ts';
import { gatewayEndpoints } from '../../model/traffic/public-routes.ts';
import { serviceEndpoints, targetPort } from '../../model/traffic/services.ts';

export const balancerReachesMesh: ClusterRule = {
  id: 'balancer-reaches-mesh',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Ingress', 'Service'],
  summary: 'no load balancer bypasses the gateway to pods that require mutual TLS',
  why: 'An AWS load balancer has no certificate of the mesh: pods that require mutual TLS refuse its requests.',
  source:
    'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode',
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

/** Pods of a Service that require mutual TLS on all ports; gateways accept what they listen for. */
function strictPods(cluster: Cluster, service: Of<'Service'>): Pods | undefined {
  const found = serviceEndpoints(cluster, service).find((to) => {
    const isGateway = cluster.of('Gateway').some((one) => gatewayEndpoints(cluster, one).includes(to));
    // Mutual TLS may differ by port, and it is not known which port the load balancer uses.
    if (!to.inMesh || isGateway || to.pods?.annotations[chosenPorts] !== undefined) return false;
    return (service.spec?.ports ?? []).every((one) => {
      const port = targetPort(one, to);
      return port !== undefined && isCaptured(to, port) && mutualTls(cluster, to, port).mode === 'STRICT';
    });
  });
  return found?.pods;
}

const chosenPorts = 'traffic.sidecar.istio.io/includeInboundPorts';
