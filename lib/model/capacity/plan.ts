import type { Cluster } from '../cluster.ts';
import { supplyOf, type Level } from './demands.ts';
import { pack, type Packing } from './packing.ts';

/** Where everything in a cluster runs at one level; made once. */
export function planOf(cluster: Cluster, level: Level): Packing {
  switch (level) {
    case 'minimum':
      return cluster.once(minimum);
    case 'desired':
      return cluster.once(desired);
    case 'maximum':
      return cluster.once(maximum);
  }
}

function minimum(cluster: Cluster): Packing {
  return pack(cluster.once(supplyOf), 'minimum');
}

function desired(cluster: Cluster): Packing {
  const supply = cluster.once(supplyOf);
  const same = supply.demands.every(({ count }) => count.minimum === count.desired);
  return same ? cluster.once(minimum) : pack(supply, 'desired');
}

function maximum(cluster: Cluster): Packing {
  return pack(cluster.once(supplyOf), 'maximum');
}
