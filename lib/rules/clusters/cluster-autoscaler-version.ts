import type { ClusterRule } from '../../model/rule.ts';
import { imagesOf } from '../../model/images.ts';

export const clusterAutoscalerVersion: ClusterRule = {
  id: 'cluster-autoscaler-version',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'Cluster Autoscaler is of the minor version of its cluster',
  why: 'Cluster Autoscaler simulates the scheduler of its own minor version, so another version may add nodes that do not help.',
  source: 'https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler#releases',
  *check(cluster) {
    const [config, other] = cluster.of('ClusterConfig');
    const version = config?.metadata.version;
    if (version === undefined || other !== undefined || !/^1\.\d+$/.test(version)) return;
    for (const { object, field, image, tag = '' } of imagesOf(cluster)) {
      if (!/(?:^|\/)cluster-autoscaler:/.test(image)) continue;
      const minor = /^v(1\.\d+)\./.exec(tag)?.[1];
      if (minor === undefined || minor === version) continue;
      const is = `${image}: of Kubernetes ${minor}, and the cluster is ${version}`;
      yield { object, field, is, needed: `a release v${version}.…` };
    }
  },
};
