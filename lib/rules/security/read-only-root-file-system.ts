import type { ClusterRule } from '../../model/rule.ts';
import { onWindows, writtenContainers, writtenPods } from '../../model/pods/written-pods.ts';

export const readOnlyRootFileSystem: ClusterRule = {
  id: 'read-only-root-file-system',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'no container can write to its own image',
  why: 'An attacker cannot change the files of a read-only image. What the process has to write goes to volumes.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  ofObject: true,
  *check(cluster) {
    for (const pods of writtenPods(cluster)) {
      if (onWindows(pods)) continue;
      for (const { container, field } of writtenContainers(pods)) {
        const readOnly = container.securityContext?.readOnlyRootFilesystem;
        if (readOnly === true) continue;
        const is = readOnly === undefined ? 'missing' : 'false';
        const path = `${field}.securityContext.readOnlyRootFilesystem`;
        yield { object: pods.owner, field: path, is, needed: 'true, and an emptyDir where it writes' };
      }
    }
  },
};
