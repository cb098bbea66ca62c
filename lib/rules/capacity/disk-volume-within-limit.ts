import { containersOf } from '../../model/pods/pods.ts';
import { quantity } from '../../model/quantity.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const diskVolumeWithinLimit: ClusterRule = {
  id: 'disk-volume-within-limit',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'an emptyDir is no larger than the ephemeral storage of its pod',
  why: 'The kubelet evicts a pod whose containers, logs and volumes together exceed the sum of its limits of ephemeral storage, long before such a volume is full. It is a warning because a volume need never be filled.',
  source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#resource-emphemeralstorage-consumption',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      const limit = containersOf(pods)
        .filter(({ runs }) => runs !== 'init')
        .reduce((sum, { container }) => sum + quantity(container.resources?.limits?.['ephemeral-storage']), 0);
      for (const [index, { emptyDir }] of (pods.spec.volumes ?? []).entries()) {
        if (emptyDir?.sizeLimit === undefined || emptyDir.medium === 'Memory') continue;
        if (!(quantity(emptyDir.sizeLimit) > limit)) continue;
        const is = `${emptyDir.sizeLimit}, and the ephemeral storage of the pod is limited to ${limit / 1024 ** 2}Mi`;
        const needed = 'a size within the limits of ephemeral-storage, or higher limits';
        yield { object: pods.owner, field: `${pods.field}.volumes[${index}].emptyDir.sizeLimit`, is, needed };
      }
    }
  },
};
