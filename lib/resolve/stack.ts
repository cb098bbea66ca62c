import type { ClusterSpec } from '../spec/cluster.ts';
import { environmentNames, type Environment } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import { resolverOf } from './data-services/resolvers.ts';
import type { DataService, System } from './system.ts';

/** The stack of the first of these clusters creates what several of them share. dev has no stack. */
const order = ['production', ...environmentNames.filter((name) => name !== 'production' && name !== 'dev')] as const;

/** What the stack of a cluster creates. Clusters of a system that share something create it only once. */
export function resolveStack(
  { clusters, releases }: SystemSpec,
  { name, release }: Environment,
  dataServices: readonly DataService[],
): System['stack'] {
  const cluster = clusters[name];
  const isFirst = (shares: (other: typeof cluster) => boolean): boolean =>
    order.find((candidate) => shares(clusters[candidate])) === name;
  const copies = order.filter((other) => other !== name).map((other) => clusters[other]);
  const copy = copies.find(
    ({ backups }) =>
      backups?.restorePrefix !== undefined &&
      backups.restorePrefix === cluster.backups?.prefix &&
      backups.bucket !== cluster.backups.bucket,
  );
  return {
    ownsDomain: isFirst(({ domain }) => domain === cluster.domain),
    repositories: isFirst(({ account, region }) => account === cluster.account && region === cluster.region)
      ? Object.keys(releases[release]).sort()
      : [],
    backupsCopy:
      copy?.backups === undefined || copy.kmsKey === undefined
        ? undefined
        : { bucket: copy.backups.bucket, region: copy.region, key: copy.kmsKey },
    dataPorts: dataPorts(dataServices, cluster),
  };
}

function dataPorts(dataServices: readonly DataService[], cluster: ClusterSpec): readonly number[] {
  const ports = dataServices.flatMap((service) => {
    const { port, egress } = resolverOf(service).address(service, cluster);
    return egress.to === 'host' && egress.cidrs === cluster.network.dataCidrs ? [port] : [];
  });
  return [...new Set(ports)].sort((a, b) => a - b);
}
