import type { NodePool as Manifest } from '../../imports/types/karpenter.sh.ts';
import type { NodePool } from '../spec/cluster.ts';
import type { System } from '../resolve/system.ts';
import { systemLabels } from './metadata.ts';

/** Nodes of one type, which Karpenter creates and removes on demand. Pods select them by the label `node-type`. */
export function nodePool({ name: system, owner, environment }: System, name: string, pool: NodePool): Manifest {
  const requirement = (key: string, values: readonly string[]) => ({
    key,
    operator: 'In' as const,
    values: [...values],
  });
  const { limits, consolidation } = pool;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name, labels: systemLabels({ system, owner }) },
    spec: {
      template: {
        metadata: { labels: { ...pool.labels, ...nodeLabels(environment.name, name), 'node-type': name } },
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name },
          requirements: [
            requirement(
              'karpenter.sh/capacity-type',
              pool.capacity === 'mixed' ? ['on-demand', 'spot'] : [pool.capacity],
            ),
            requirement('kubernetes.io/arch', [pool.architecture]),
            requirement('node.kubernetes.io/instance-type', pool.instanceTypes),
          ],
          ...(pool.taint && { taints: [{ ...pool.taint }] }),
          expireAfter: pool.expireAfter ?? '720h',
          terminationGracePeriod: pool.terminationGracePeriod ?? '48h',
        },
      },
      disruption: {
        consolidationPolicy: consolidation?.policy ?? 'WhenEmptyOrUnderutilized',
        consolidateAfter: consolidation?.after ?? '10m',
        budgets: [{ nodes: '10%' }],
      },
      limits: {
        cpu: String(limits.cpu),
        memory: limits.memory,
        ...(limits.gpus !== undefined && { 'nvidia.com/gpu': String(limits.gpus) }),
      },
    },
  };
}

/** Labels of nodes by their group, as i2s.md has them. */
export function nodeLabels(environment: string, group: string): Record<string, string> {
  return { Environment: environment, NodeGroup: group };
}
