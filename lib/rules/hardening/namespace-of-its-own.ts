import type { ClusterRule } from '../rule.ts';

/** In `default` nothing is refused and everything collides; `kube-*` belongs to the cluster. */
export const namespaceOfItsOwn: ClusterRule = {
  id: 'namespace-of-its-own',
  severity: 'error',
  summary: 'no pod, Service, Secret or store of secrets stands in default, and no pod in kube-*',
  *check(cluster) {
    const field = 'metadata.namespace';
    const needed = 'a namespace of its system';
    const owners = new Set(cluster.pods.map(({ owner }) => owner));
    for (const owner of owners) {
      const { namespace = 'default' } = owner.metadata;
      if (namespace === 'default' || namespace.startsWith('kube-'))
        yield { object: owner, field, is: namespace, needed };
    }
    for (const kind of kinds)
      for (const object of cluster.of(kind))
        if ((object.metadata.namespace ?? 'default') === 'default') yield { object, field, is: 'default', needed };
  },
};

const kinds = ['ConfigMap', 'ExternalSecret', 'Secret', 'SecretStore', 'Service'] as const;
