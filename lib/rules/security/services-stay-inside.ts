import type { Of } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const servicesStayInside: ClusterRule = {
  id: 'services-stay-inside',
  tier: 'policy',
  severity: 'error',
  kinds: ['Service'],
  summary: 'no Service opens a node port or an internet-facing load balancer',
  why: 'Traffic from outside enters through the gateway, where it is encrypted, logged and limited.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types',
  ofObject: true,
  *check(cluster) {
    for (const service of cluster.of('Service')) {
      const { type, externalIPs = [] } = service.spec ?? {};
      const needed = 'ClusterIP, behind the gateway';
      if (type === 'NodePort') yield { object: service, field: 'spec.type', is: 'NodePort', needed };
      if (type === 'LoadBalancer' && !isInternal(service))
        yield { object: service, field: 'spec.type', is: 'LoadBalancer, for everybody', needed };
      if (externalIPs.length > 0)
        yield { object: service, field: 'spec.externalIPs', is: externalIPs.join(', '), needed: 'no such field' };
    }
  },
};

/**
 * The AWS controller makes internal load balancers by default, Kubernetes itself external ones.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
function isInternal({ metadata: { annotations = {} }, spec }: Of<'Service'>): boolean {
  const { loadBalancerClass = '', loadBalancerSourceRanges: ranges = [] } = spec ?? {};
  const scheme = annotations['service.beta.kubernetes.io/aws-load-balancer-scheme'];
  return (
    (scheme ?? (loadBalancerClass === 'service.k8s.aws/nlb' ? 'internal' : '')) === 'internal' ||
    inside.some((name) => !['false', 'External'].includes(annotations[name] ?? 'false')) ||
    (ranges.length > 0 && ranges.every((range) => !range.endsWith('/0')))
  );
}

/** Annotations of AWS, where any value but `false` counts, of Azure and of Google: https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer */
const inside = [
  'service.beta.kubernetes.io/aws-load-balancer-internal',
  'service.beta.kubernetes.io/azure-load-balancer-internal',
  'networking.gke.io/load-balancer-type',
] as const;
