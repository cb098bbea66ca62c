import type { Cluster } from '../../model/cluster.ts';
import { edges, type OpenEdge } from '../../model/traffic/edges.ts';

/** Open paths by `from to port protocol`. */
export function openPaths(cluster: Cluster): ReadonlyMap<string, OpenEdge> {
  return cluster.once(pathsOf);
}

function pathsOf(cluster: Cluster): ReadonlyMap<string, OpenEdge> {
  return new Map(edges(cluster).map((edge) => [`${edge.from} ${edge.to} ${edge.port} ${edge.protocol}`, edge]));
}
