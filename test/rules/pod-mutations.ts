import { writtenContainers } from '../../lib/model/pods/written-pods.ts';
import type { PlacedContainer, Pods } from '../../lib/model/pods/pods.ts';
import type { Edit, Mutation } from './proof.ts';

/** The same change of every pod template, in any object. */
export function inPods(what: string, edits: (pods: Pods) => readonly Edit[]): Mutation {
  return {
    what,
    edits: (object, cluster) =>
      cluster.pods.filter(({ owner, role }) => owner === object && role !== 'instance').flatMap(edits),
  };
}

/** The same change of every container. */
export function inContainers(what: string, edits: (placed: PlacedContainer, pods: Pods) => readonly Edit[]): Mutation {
  return inPods(what, (pods) => writtenContainers(pods).flatMap((placed) => edits(placed, pods)));
}

/** Whether pods serve; jobs and Ray do not have to. */
export function serves({ runsOnce, owner }: Pods): boolean {
  return !runsOnce && owner.kind !== 'RayCluster';
}
