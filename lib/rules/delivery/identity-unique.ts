import { identity } from '../../manifests/manifest.ts';
import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const identityUnique: ClusterRule = {
  id: 'identity-unique',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap', 'HorizontalPodAutoscaler'],
  summary: 'every object is defined once in a cluster',
  why: 'Two manifests of one object overwrite each other: each sync of one undoes the other.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  *check(cluster) {
    const seen = new Map<string, KubernetesObject>();
    for (const object of cluster.objects) {
      if (object.metadata.name === '') continue;
      const key = identity(object);
      const other = seen.get(key);
      if (other === undefined) {
        seen.set(key, object);
        continue;
      }
      const file = cluster.fileOf(other);
      const is = `written ${file === undefined || file === cluster.fileOf(object) ? 'twice' : `in ${file} too`}`;
      yield { object, field: 'metadata.name', is, needed: 'a name of its own, or one manifest' };
    }
  },
};
