import { containersOf } from '../../model/pods/pods.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const volumeIsMounted: ClusterRule = {
  id: 'volume-is-mounted',
  tier: 'policy',
  severity: 'warning',
  kinds: ['pods'],
  summary: 'every volume of a pod is mounted by one of its containers',
  why: 'A volume that no container mounts is either a forgotten mount or left over.',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  ofObject: true,
  *check(cluster) {
    for (const pods of cluster.pods) {
      const { annotations, field, owner, spec } = pods;
      if (spec.volumes === undefined || spec.volumes.length === 0) continue;
      // The proxy may mount volumes too. https://istio.io/latest/docs/reference/config/annotations/
      const ofProxy = annotations['sidecar.istio.io/userVolumeMount'] ?? '';
      const mounted = new Set<string | undefined>();
      for (const { container } of containersOf(pods)) {
        for (const { name } of container.volumeMounts ?? []) mounted.add(name);
        for (const { name } of container.volumeDevices ?? []) mounted.add(name);
      }
      for (const [index, { name = '' }] of spec.volumes.entries()) {
        if (mounted.has(name) || ofProxy.includes(name)) continue;
        yield {
          object: owner,
          field: `${field}.volumes[${index}]`,
          is: `${name}, which no container mounts`,
          needed: 'a volumeMount, or no volume',
        };
      }
    }
  },
};
