import type { ClusterRule } from '../../model/rule.ts';

export const namespaceOfItsOwn: ClusterRule = {
  id: 'namespace-of-its-own',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods', 'Service'],
  summary: 'no object is in the namespace default, and no pod in kube-*',
  why: '`default` has no policies and collects everything that names no namespace; `kube-*` belongs to the cluster.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  ofObject: true,
  *check(cluster) {
    const owners = new Set(cluster.pods.map(({ owner }) => owner));
    for (const object of cluster.objects) {
      const { namespace } = object.metadata;
      if (namespace !== 'default' && !(namespace?.startsWith('kube-') === true && owners.has(object))) continue;
      yield { object, field: 'metadata.namespace', is: namespace, needed: 'a namespace of its system' };
    }
  },
};
