import type { ClusterRule } from '../../model/rule.ts';

/** In `default`, where everything goes that says nothing, nothing is refused and all collides; `kube-*` belongs to the cluster. */
export const namespaceOfItsOwn: ClusterRule = {
  id: 'namespace-of-its-own',
  severity: 'error',
  summary: 'nothing stands in the namespace default, and no pod in kube-*',
  *check(cluster) {
    const owners = new Set(cluster.pods.map(({ owner }) => owner));
    for (const object of cluster.objects) {
      const { namespace } = object.metadata;
      if (namespace !== 'default' && !(namespace?.startsWith('kube-') === true && owners.has(object))) continue;
      yield { object, field: 'metadata.namespace', is: namespace, needed: 'a namespace of its system' };
    }
  },
};
