import type { Cluster } from '../../model/cluster.ts';
import type { PlatformRule, Told } from '../../model/rule.ts';
import { coversHost } from '../../model/traffic/hosts.ts';
import { listenedHosts } from '../../model/traffic/route-hosts.ts';

export const hostServedByOneCluster: PlatformRule<Served> = {
  id: 'host-served-by-one-cluster',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Gateway'],
  summary: 'every public host is served by one cluster of an environment',
  why: 'A DNS name leads to one of two clusters, or to each in turn: either one gets no requests, or each gets a part.',
  source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/registry/registry/',
  excerpt: servedHosts,
  *compare(excerpts) {
    const served = new Map<string, { readonly cluster: string; readonly host: string }[]>();
    for (const { name: cluster, excerpt } of excerpts) {
      const { environment, hosts } = excerpt;
      const others = served.get(environment) ?? [];
      served.set(environment, others);
      for (const { object, field, host } of hosts) {
        const other = others.find(
          (one) => one.cluster !== cluster && (coversHost(one.host, host) || coversHost(host, one.host)),
        );
        if (other === undefined) others.push({ cluster, host });
        else {
          const is = `${host}, which ${other.cluster} listens for${other.host === host ? '' : ` as ${other.host}`} too`;
          yield { object, field, is, needed: 'a host of its own' };
        }
      }
    }
  },
};

interface Served {
  readonly environment: string;
  /** Each host once; none where nobody knows the environment. */
  readonly hosts: readonly (Pick<Told, 'object' | 'field'> & { readonly host: string })[];
}

function servedHosts(cluster: Cluster): Served {
  const { environment } = cluster;
  if (environment === undefined) return { environment: '', hosts: [] };
  const told = new Set<string>();
  const hosts = cluster.once(listenedHosts).flatMap(({ field, gateway, host }) => {
    if (!cluster.own.has(gateway) || told.has(host)) return [];
    told.add(host);
    return { object: cluster.mention(gateway), field, host };
  });
  return { environment, hosts };
}
