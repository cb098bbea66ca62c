import type { Environment, EnvironmentName } from '../spec/environment.ts';
import type { SystemSpec } from '../spec/system.ts';
import type { System } from './system.ts';

/** Of what several clusters share, the first of these makes it. */
const order: readonly EnvironmentName[] = ['production', 'staging', 'dr'];

/** What of the things that clusters of a system share this one's stack makes. */
export function resolveStack({ clusters, releases }: SystemSpec, { name, release }: Environment): System['stack'] {
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
  };
}
