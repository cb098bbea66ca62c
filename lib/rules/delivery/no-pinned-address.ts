import type { ClusterRule } from '../../model/rule.ts';

export const noPinnedAddress: ClusterRule = {
  id: 'no-pinned-address',
  tier: 'policy',
  severity: 'warning',
  kinds: ['Service'],
  summary: 'no Service asks for a certain address or node port',
  why: 'Addresses and node ports belong to one cluster: another cluster refuses the manifest, or the address is already taken.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#choosing-your-own-ip-address',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('Service')) {
      const { clusterIP, clusterIPs = [], loadBalancerIP, ports = [], healthCheckNodePort } = object.spec ?? {};
      const pinned = [
        ['spec.clusterIP', clusterIP],
        ...clusterIPs.map((address, index) => [`spec.clusterIPs[${index}]`, address] as const),
        ['spec.loadBalancerIP', loadBalancerIP],
        ['spec.healthCheckNodePort', healthCheckNodePort],
        ...ports.map(({ nodePort }, index) => [`spec.ports[${index}].nodePort`, nodePort] as const),
      ] as const;
      for (const [field, value] of pinned) {
        if (value === undefined || value === '' || value === 'None' || value === 0) continue;
        yield { object, field, is: `${value}, which only one cluster may have free`, needed: 'no such field' };
      }
    }
  },
};
