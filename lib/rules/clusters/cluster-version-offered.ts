import { kubernetesVersions, minorOf, type KubernetesVersion } from '../../knowledge/kubernetes-versions.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const clusterVersionOffered: ClusterRule = {
  id: 'cluster-version-offered',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterConfig'],
  summary: 'the version of every cluster is one that EKS offers',
  why: 'EKS creates no cluster of a version whose support has ended, and upgrades existing ones by itself.',
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ClusterConfig')) {
      const { version } = object.metadata;
      const minor = minorOf(version ?? '');
      if (version === undefined || minor === undefined || minor >= (minorOf(oldestOffered) ?? 0)) continue;
      const known: readonly KubernetesVersion[] = kubernetesVersions;
      const end = known.find((one) => one.version === version)?.endOfEks;
      const is = `'${version}' is no longer offered${end === undefined ? '' : ` since ${end}`}`;
      yield { object, field: 'metadata.version', is, needed: `${oldestOffered} or newer` };
    }
  },
};

const oldestOffered = kubernetesVersions.find((one) => !('endOfEks' in one))?.version ?? '';
