import { nodeLocalDns } from '../../knowledge/well-known-ports.ts';
import type { Cluster } from '../cluster.ts';
import { containersOf } from '../pods/pods.ts';

/**
 * Addresses at which a cache on each node answers look-ups of names: those of NodeLocal DNSCache where the cluster runs it,
 * the address of the Service kube-dns among them. Empty where nothing shows one.
 * https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
export function nodeCaches(cluster: Cluster): readonly string[] {
  return cluster.once(readCaches);
}

/** The addresses after `-localip` of a DaemonSet in the network of its node. */
function readCaches(cluster: Cluster): readonly string[] {
  for (const pods of cluster.pods) {
    if (pods.owner.kind !== 'DaemonSet' || pods.spec.hostNetwork !== true) continue;
    for (const { container } of containersOf(pods)) {
      const args = [...(container.command ?? []), ...(container.args ?? [])];
      const at = args.findIndex((text) => /^-{1,2}localip(=|$)/.test(text));
      if (at < 0) continue;
      const listed = args[at]?.split('=')[1] ?? args[at + 1] ?? '';
      const addresses = listed.split(',').filter((text) => text !== '');
      if (addresses.includes(nodeLocalDns) || addresses.length > 1) return addresses;
    }
  }
  return [];
}
