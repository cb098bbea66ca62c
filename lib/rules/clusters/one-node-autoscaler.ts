import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { deliveriesOf } from '../../model/delivery/deliveries.ts';

export const oneNodeAutoscaler: ClusterRule = {
  id: 'one-node-autoscaler',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'Application'],
  summary: 'either Cluster Autoscaler or Karpenter adds nodes',
  why: 'Both add nodes for the same pending pods, and each removes the nodes of the other.',
  source: 'https://karpenter.sh/docs/getting-started/migrating-from-cas/',
  *check(cluster) {
    const [pool] = cluster.of('NodePool');
    const karpenter = pool ?? installed(cluster, 'karpenter');
    if (karpenter === undefined) return;
    const is = `beside Karpenter, as ${karpenter.kind} ${karpenter.metadata.name} asks for it`;
    const needed = 'one of the two';
    const chart = installed(cluster, 'cluster-autoscaler');
    if (chart !== undefined) yield { object: chart, field: 'spec.source.chart', is, needed };
    for (const pods of cluster.pods) {
      for (const { container, field } of containersOf(pods)) {
        const { image = '' } = container;
        if (/(^|\/)cluster-autoscaler[^/]*$/.test(image))
          yield { object: pods.owner, field: `${field}.image`, is, needed };
      }
    }
  },
};

function installed(cluster: Cluster, chart: string): KubernetesObject | undefined {
  const deliveries = cluster.once(deliveriesOf);
  return deliveries.find(({ sources }) => sources.some(({ source }) => source.chart === chart))?.object;
}
