import type { ClusterRule } from '../../model/rule.ts';
import { addressesOf } from '../../model/traffic/addresses.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';
import { isolationOf, permittingAddress, policyToBlame } from '../../model/traffic/network-policies.ts';
import { nodeCaches } from '../../model/traffic/node-caches.ts';
import type { KubernetesObject } from '../../model/kinds.ts';

export const nodeCacheIsOpen: ClusterRule = {
  id: 'node-cache-is-open',
  tier: 'correctness',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'pods may ask the DNS cache of their node where the cluster has one',
  why: 'NodeLocal DNSCache answers on the network of the node, at addresses that no podSelector selects, that of kube-dns among them. A policy that leads to the pods of kube-dns alone leaves its pods without DNS.',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/',
  *check(cluster) {
    const caches = nodeCaches(cluster);
    // With its own address alone, kubelets may still send pods to kube-dns.
    if (caches.length < 2) return;
    const ranges = caches.flatMap((address) => addressesOf(cluster).range(address) ?? []);
    const seen = new Set<KubernetesObject>();
    for (const endpoint of endpointsOf(cluster).all.items) {
      const { egress } = endpoint.pods === undefined ? {} : isolationOf(cluster, endpoint);
      if (egress === undefined || egress.rules.length === 0) continue;
      if (ranges.some((range) => permittingAddress(cluster, egress, range, 53, 'UDP', undefined) !== undefined))
        continue;
      const object = policyToBlame(egress);
      if (object === undefined || seen.has(object)) continue;
      seen.add(object);
      yield {
        object,
        field: 'spec.egress',
        is: `no rule leads ${endpoint.name} to the DNS cache of its node, at ${caches.join(' and ')}`,
        needed: `a rule with an ipBlock of ${caches.map((address) => `${address}/32`).join(' and ')}, UDP and TCP port 53`,
      };
    }
  },
};
