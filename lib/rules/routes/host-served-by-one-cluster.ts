import type { PlatformRule } from '../../model/rule.ts';
import { coversHost } from '../../model/traffic/hosts.ts';
import { listenedHosts, type ListenedHost } from '../../model/traffic/route-hosts.ts';

export const hostServedByOneCluster: PlatformRule = {
  id: 'host-served-by-one-cluster',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Gateway'],
  summary: 'every public host is served by one cluster of an environment',
  why: 'A DNS name leads to one of two clusters, or to each in turn: either one gets no requests, or each gets a part.',
  source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/registry/registry/',
  *checkAll(clusters) {
    const served = new Map<string, { readonly cluster: string; readonly listened: ListenedHost }[]>();
    for (const cluster of clusters) {
      const { environment, name } = cluster;
      if (environment === undefined) continue;
      const others = served.get(environment) ?? [];
      served.set(environment, others);
      const told = new Set<string>();
      for (const listened of cluster.once(listenedHosts)) {
        const { field, gateway, host } = listened;
        if (!cluster.own.has(gateway) || told.has(host)) continue;
        told.add(host);
        const other = others.find(
          (one) => one.cluster !== name && (coversHost(one.listened.host, host) || coversHost(host, one.listened.host)),
        );
        if (other === undefined) others.push({ cluster: name, listened });
        else {
          const is = `${host}, which ${other.cluster} listens for${other.listened.host === host ? '' : ` as ${other.listened.host}`} too`;
          yield { object: gateway, field, is, needed: 'a host of its own' };
        }
      }
    }
  },
};
