import { containersOf } from '../../model/pods/pods.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const memoryVolumeWithinLimit: ClusterRule = {
  id: 'memory-volume-within-limit',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods'],
  summary: 'a volume in memory is no larger than the memory of the containers that mount it',
  why: 'What is written to a volume in memory counts as memory of who writes it: a container that fills it is killed long before the volume is full.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      for (const [index, { name = '', emptyDir }] of (pods.spec.volumes ?? []).entries()) {
        if (emptyDir?.medium !== 'Memory' || emptyDir.sizeLimit === undefined) continue;
        const limits = containersOf(pods)
          .filter(({ container }) => container.volumeMounts?.some((mount) => mount.name === name))
          .map(({ container }) => quantity(container.resources?.limits?.memory));
        const memory = limits.reduce((sum, limit) => sum + limit, 0);
        // A container without a limit may take what the node has.
        if (limits.length === 0 || !(quantity(emptyDir.sizeLimit) > memory)) continue;
        const who = limits.length === 1 ? 'the container that mounts it' : 'the containers that mount it';
        const is = `${emptyDir.sizeLimit} of memory, and the limit of ${who} is ${memory / 1024 ** 2}Mi`;
        const needed = `at most ${memory / 1024 ** 2}Mi, or a higher memory limit`;
        yield { object: pods.owner, field: `${pods.field}.volumes[${index}].emptyDir.sizeLimit`, is, needed };
      }
    }
  },
};
