import type { Rule } from '../../model/rule.ts';
import { diskVolumeWithinLimit } from './disk-volume-within-limit.ts';
import { gpuNodesRunGpuPods } from './gpu-nodes-run-gpu-pods.ts';
import { instanceTypeIsOffered } from './instance-type-is-offered.ts';
import { instanceTypeSuitsPool } from './instance-type-suits-pool.ts';
import { machineHoldsEverything } from './machine-holds-everything.ts';
import { memoryVolumeWithinLimit } from './memory-volume-within-limit.ts';
import { podFitsANode } from './pod-fits-a-node.ts';
import { poolLimitHoldsTheMaximum } from './pool-limit-holds-the-maximum.ts';
import { rayCountsItsGpus } from './ray-counts-its-gpus.ts';
import { rolloutHasRoom } from './rollout-has-room.ts';
import { rolloutNeedsANodeMore } from './rollout-needs-a-node-more.ts';
import { withinBudget } from './within-budget.ts';

export const capacityRules: readonly Rule[] = [
  podFitsANode,
  poolLimitHoldsTheMaximum,
  rolloutHasRoom,
  rolloutNeedsANodeMore,
  machineHoldsEverything,
  gpuNodesRunGpuPods,
  instanceTypeIsOffered,
  instanceTypeSuitsPool,
  withinBudget,
  memoryVolumeWithinLimit,
  diskVolumeWithinLimit,
  rayCountsItsGpus,
];
