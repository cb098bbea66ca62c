import type { ClusterRule } from '../../model/rule.ts';

export const clusterVersionOffered: ClusterRule = {
  id: 'cluster-version-offered',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'the version of every cluster is one that EKS offers',
  why: 'EKS makes no cluster of a version whose support has ended, and upgrades those that are there by itself.',
  *check(cluster) {
    for (const object of cluster.of('ClusterConfig')) {
      const { version } = object.metadata as { readonly version?: string };
      const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
      if (version === undefined || Number.isNaN(minor) || minor >= oldestMinor) continue;
      const end = endOfSupport[version];
      const is = `'${version}' is no longer offered${end === undefined ? '' : ` since ${end}`}`;
      yield { object, field: 'metadata.version', is, needed: `1.${oldestMinor} or newer` };
    }
  },
};

/** From 2026-11-26 on, when extended support of 1.31 ends. https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const oldestMinor = 32;

/** The end of extended support, as the release calendar of that page had it in summer 2025, and https://endoflife.date/amazon-eks in February 2026. */
const endOfSupport: Readonly<Record<string, string>> = {
  '1.27': '2025-07-24',
  '1.28': '2025-11-26',
  '1.29': '2026-03-23',
  '1.30': '2026-07-23',
  '1.31': '2026-11-26',
};
