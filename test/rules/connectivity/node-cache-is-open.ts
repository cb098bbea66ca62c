import type { KubernetesObject } from '../../../lib/model/kinds.ts';
import { mutation, type Proof } from '../proof.ts';
import { networkPolicy, workload } from './manifests.ts';

const cache = (addresses: string) => `
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: node-local-dns, namespace: kube-system }
spec: { template: { metadata: { labels: { k8s-app: node-local-dns } }, spec: { hostNetwork: true, containers: [{ name: cache, args: [-localip, '${addresses}', -conf, /etc/Corefile] }] } } }`;
const both = cache('169.254.20.10,10.96.0.10');
const egress = (to: string) =>
  networkPolicy(
    'api',
    `policyTypes: [Egress], egress: [{ to: [${to}], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }]`,
  );
const pods = '{ namespaceSelector: {}, podSelector: { matchLabels: { k8s-app: kube-dns } } }';

export const proof: Proof = {
  refused: [
    {
      what: 'a rule for the pods of kube-dns alone',
      manifests: workload('api') + both + egress(pods),
      says: [
        'NetworkPolicy shop/api › spec.egress: no rule leads shop/api to the DNS cache of its node, at 169.254.20.10 and 10.96.0.10 › a rule with an ipBlock of 169.254.20.10/32 and 10.96.0.10/32, UDP and TCP port 53',
      ],
    },
  ],
  accepted: [
    {
      what: 'an address of the cache',
      manifests: workload('api') + both + egress(`${pods}, { ipBlock: { cidr: 10.96.0.10/32 } }`),
    },
    {
      what: 'a cache that kube-dns is not asked through',
      manifests: workload('api') + cache('169.254.20.10') + egress(pods),
    },
    { what: 'no cache', manifests: workload('api') + egress(pods) },
    { what: 'pods that nobody isolates', manifests: workload('api') + both },
  ],
  mutations: [
    mutation('a cache beside a policy', 'NetworkPolicy', ({ metadata, spec }, cluster) => {
      const own = cluster.podsIn(metadata.namespace ?? '');
      const [name] = Object.entries(spec?.podSelector?.matchLabels ?? {});
      const selected = own.some(({ labels }) => name !== undefined && labels[name[0]] === name[1]);
      // Whoever may ask any address on all ports may ask the cache.
      const isWide = JSON.stringify(spec?.egress ?? []).includes('0.0.0.0/0');
      if (!selected || isWide || (spec?.egress ?? []).length === 0) return [];
      const args = ['-localip', '169.254.20.10,172.20.0.10'];
      const daemonSet = {
        apiVersion: 'apps/v1',
        kind: 'DaemonSet',
        metadata: { name: 'node-local-dns', namespace: 'kube-system' },
        spec: { template: { spec: { hostNetwork: true, containers: [{ name: 'cache', args }] } } },
      } as KubernetesObject;
      return [{ beside: daemonSet }];
    }),
  ],
};
