import { poolsOf } from '../../model/nodes/node-pools.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { untolerated } from '../../model/pods/scheduling.ts';
import { supplyOf } from '../../model/capacity/demands.ts';

export const gpuNodesRunGpuPods: ClusterRule = {
  id: 'gpu-nodes-run-gpu-pods',
  tier: 'policy',
  severity: 'error',
  kinds: ['Deployment'],
  summary: 'pods that run only on GPU nodes request a GPU',
  why: 'A pod that requests no GPU gets none: on a GPU node it uses expensive CPUs and blocks pods that need the GPU. Only pods that can run nowhere else are reported, and DaemonSets are not.',
  source: 'https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/',
  *check(cluster) {
    const { pools, complete } = cluster.once(poolsOf);
    for (const { pods, room, candidates, scheduling } of cluster.once(supplyOf).demands) {
      if (pods === undefined || room.gpus > 0 || candidates.length === 0) continue;
      // The pod may also run on nodes of unknown types, or that no manifest shows.
      if (pools.some((pool) => !pool.known && untolerated(scheduling, pool) === undefined)) continue;
      if (!complete && scheduling.selector.length === 0 && scheduling.terms.length === 0) continue;
      if (!candidates.every(({ nodes }) => nodes.every(({ free }) => free.gpus > 0))) continue;
      const names = candidates.map(({ pool }) => pool.name).join(', ');
      const index = pods.field === '' ? '' : `${pods.field}.containers[0].resources.limits['nvidia.com/gpu']`;
      const field = pods.role === 'instance' ? scheduling.fields.selector : index;
      const is = `none, and it runs on the nodes of ${names} alone, which have GPUs`;
      yield { object: pods.owner, field, is, needed: "'1', or another pool" };
    }
  },
};
