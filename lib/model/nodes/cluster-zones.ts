import type { Of } from '../kinds.ts';

/** Zones that eksctl makes nodes in: those that are listed, or those of the subnets that are there already. */
export function clusterZones({ availabilityZones, vpc }: Of<'ClusterConfig'>): readonly string[] {
  if (availabilityZones !== undefined && availabilityZones.length > 0) return availabilityZones;
  const { private: inner = {}, public: outer = {} } = vpc?.subnets ?? {};
  const subnets = Object.entries(Object.keys(inner).length > 0 ? inner : outer);
  return [...new Set(subnets.map(([name, subnet]) => subnet?.az ?? name))];
}
