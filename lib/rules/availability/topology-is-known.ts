import { closest } from '../../schemas/closest.ts';
import { topologyKeys } from '../../model/pods/affinity-terms.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const topologyIsKnown: ClusterRule = {
  id: 'topology-is-known',
  tier: 'correctness',
  severity: 'error',
  misses: 'the NodePool',
  kinds: ['pods'],
  summary: 'every topologyKey is a label that nodes have',
  why: 'The scheduler groups nodes by the label of the topologyKey. If no node has the label, pods are not spread, or stay Pending.',
  source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone',
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const [field, key] of topologyKeys(pods)) {
        if (key === undefined || isBorne(cluster, key)) continue;
        const nearest = closest(key, wellKnown);
        const needed = nearest ?? [...wellKnown].slice(0, 2).join(' | ');
        yield { object: pods.owner, field, is: `${key}, a label that no node bears`, needed };
      }
    }
  },
};

/** Labels of every node. https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const wellKnown: ReadonlySet<string> = new Set([
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'kubernetes.io/arch',
  'kubernetes.io/os',
  'node.kubernetes.io/instance-type',
  'node.kubernetes.io/windows-build',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]);

/** Whether nodes may have a label: those of Kubernetes' own domains are listed; others may be set on nodes, unless all pools are known. */
function isBorne(cluster: Cluster, key: string): boolean {
  if (wellKnown.has(key)) return true;
  const domain = key.slice(0, Math.max(0, key.indexOf('/')));
  if (domain === 'kubernetes.io' || domain === 'topology.kubernetes.io') return false;
  // CSI drivers, clouds and node agents add labels of their own domain to nodes.
  if (domain !== '') return true;
  const pools = cluster.of('NodePool');
  return pools.length === 0 || pools.some(({ spec }) => spec?.template?.metadata?.labels?.[key] !== undefined);
}
