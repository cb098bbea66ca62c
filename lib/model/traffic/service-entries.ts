import { append } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { addressesOf, holds } from './addresses.ts';

/** ServiceEntries that a namespace gets to see, with a host on a port. */
export function entriesFor(
  cluster: Cluster,
  from: string,
  host: string,
  port: number,
): readonly { readonly entry: Of<'ServiceEntry'>; readonly host: string; readonly namespace: string }[] {
  const byHost = cluster.once(entries);
  const found: { readonly entry: Of<'ServiceEntry'>; readonly host: string; readonly namespace: string }[] = [];
  const look = (name: string): void => {
    for (const key of [`${from} ${name}`, ` ${name}`]) {
      for (const entry of byHost.get(key) ?? []) {
        if (isSeen(entry, from, port)) found.push({ entry, host: name, namespace: entry.metadata.namespace ?? '' });
      }
    }
  };
  look(host);
  for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) look(`*${host.slice(dot)}`);
  return found;
}

/** ServiceEntries that a namespace gets to see, with an address on a port. */
export function entriesOf(
  cluster: Cluster,
  from: string,
  address: string,
  port: number,
): readonly Of<'ServiceEntry'>[] {
  const { block, range } = addressesOf(cluster);
  const dialled = range(address);
  return cluster.once(entriesWithAddresses).filter((entry) => {
    const names = entry.spec?.addresses?.some((cidr) => {
      const own = block({ cidr });
      return own !== undefined && dialled !== undefined && holds(own, dialled);
    });
    return names === true && isSeen(entry, from, port);
  });
}

/** Whether a namespace gets to see an entry; all do where it says nothing. */
export function isExportedTo(entry: Of<'ServiceEntry'>, namespace: string): boolean {
  return exportedTo(entry).some((one) => one === '*' || one === namespace);
}

/** Namespaces that get to see an entry, `*` for all. https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry */
export function exportedTo({ metadata, spec }: Of<'ServiceEntry'>): readonly string[] {
  const { exportTo = [] } = spec ?? {};
  return exportTo.length === 0 ? ['*'] : exportTo.map((one) => (one === '.' ? (metadata.namespace ?? '') : one));
}

/** ServiceEntries by the namespaces that they are for, `*` for all. */
export function entriesByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Of<'ServiceEntry'>[]> {
  return cluster.once(groupByNamespace);
}

function entriesWithAddresses(cluster: Cluster): readonly Of<'ServiceEntry'>[] {
  return cluster.of('ServiceEntry').filter(({ spec }) => (spec?.addresses?.length ?? 0) > 0);
}

/** Whether the proxies of a namespace get to see a port of a ServiceEntry. */
function isSeen(entry: Of<'ServiceEntry'>, from: string, port: number): boolean {
  return isExportedTo(entry, from) && (entry.spec?.ports ?? []).some(({ number }) => number === port);
}

function groupByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Of<'ServiceEntry'>[]> {
  const byNamespace = new Map<string, Of<'ServiceEntry'>[]>();
  for (const entry of cluster.of('ServiceEntry')) {
    for (const namespace of exportedTo(entry)) append(byNamespace, namespace, entry);
  }
  return byNamespace;
}

/** ServiceEntries by ` host`, and those for their own namespace alone by `namespace host`: many may name the same one. */
function entries(cluster: Cluster): ReadonlyMap<string, readonly Of<'ServiceEntry'>[]> {
  const byHost = new Map<string, Of<'ServiceEntry'>[]>();
  for (const entry of cluster.of('ServiceEntry')) {
    const { namespace = '' } = entry.metadata;
    const own = exportedTo(entry).every((one) => one === namespace);
    for (const host of entry.spec?.hosts ?? []) append(byHost, `${own ? namespace : ''} ${host}`, entry);
  }
  return byHost;
}
