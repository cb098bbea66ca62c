import type { ClusterRule } from '../../model/rule.ts';

export const namespaceOfItsOwn: ClusterRule = {
  id: 'namespace-of-its-own',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods', 'Service'],
  summary: 'no object is in the namespace default, and no pod in kube-*',
  why: 'In `default`, where everything goes that says nothing, nothing is refused and all collides; `kube-*` belongs to the cluster.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  *check(cluster) {
    const owners = new Set(cluster.pods.map(({ owner }) => owner));
    for (const object of cluster.objects) {
      const { namespace } = object.metadata;
      if (namespace !== 'default' && !(namespace?.startsWith('kube-') === true && owners.has(object))) continue;
      yield { object, field: 'metadata.namespace', is: namespace, needed: 'a namespace of its system' };
    }
  },
};
