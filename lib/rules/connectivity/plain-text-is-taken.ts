import { title } from '../../model/mention.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf, type Endpoint } from '../../model/traffic/endpoints.ts';
import { isCaptured, mutualTls } from '../../model/traffic/peer-authentications.ts';
import { gatewayEndpoints, publishedPorts } from '../../model/traffic/public-routes.ts';
import { scraped } from '../../model/traffic/scrapes.ts';

export const plainTextIsTaken: ClusterRule = {
  id: 'plain-text-is-taken',
  tier: 'correctness',
  severity: 'error',
  kinds: ['PodMonitor', 'Service'],
  summary: 'a port that is called from outside the mesh takes plain text',
  why: 'Load balancers and Prometheus have no certificate of the mesh: a port that requires mutual TLS refuses all their requests.',
  source:
    'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode',
  *check(cluster) {
    for (const { to, port, by, field, who } of plainCallers(cluster)) {
      if (!isCaptured(to, port)) continue;
      const { mode, by: policy } = mutualTls(cluster, to, port);
      if (mode !== 'STRICT' || policy === undefined) continue;
      const place = title(policy);
      yield {
        object: by,
        field,
        is: `${who} calls ${to.name}:${port} in plain text, which ${place} refuses`,
        needed:
          who === 'Prometheus'
            ? `mode PERMISSIVE for port ${port} in portLevelMtls`
            : 'the gateway of the mesh in between',
      };
    }
  },
};

interface PlainCaller {
  readonly to: Endpoint;
  readonly port: number;
  readonly by: KubernetesObject;
  readonly field: string;
  readonly who: string;
}

function* plainCallers(cluster: Cluster): Iterable<PlainCaller> {
  // If the pods of Prometheus are known, platform-edge-is-open judges its scrapes.
  if (endpointsOf(cluster).part('prometheus').length === 0)
    for (const one of scraped(cluster)) if (!one.ownTls) yield { ...one, who: 'Prometheus' };
  const gateways = new Set(cluster.of('Gateway').flatMap((gateway) => gatewayEndpoints(cluster, gateway)));
  for (const { to, port, by, outside } of publishedPorts(cluster)) {
    const who = outside ? 'a load balancer' : ingressClass(cluster, by);
    if (who !== undefined && !gateways.has(to)) yield { to, port, by, field: 'spec.ports', who };
  }
}

/** An ALB is outside of the cluster; other Ingress controllers may have a sidecar. */
function ingressClass(cluster: Cluster, { metadata }: Of<'Service'>): string | undefined {
  const isAlb = cluster.of('Ingress').some(({ metadata: own, spec }) => {
    if (own.namespace !== metadata.namespace) return false;
    if ((spec?.ingressClassName ?? own.annotations?.['kubernetes.io/ingress.class']) !== 'alb') return false;
    const paths = (spec?.rules ?? []).flatMap(({ http }) => http?.paths ?? []);
    const backends = [spec?.defaultBackend, ...paths.map(({ backend }) => backend)];
    return backends.some((backend) => backend?.service?.name === metadata.name);
  });
  return isAlb ? 'the load balancer of an Ingress' : undefined;
}
