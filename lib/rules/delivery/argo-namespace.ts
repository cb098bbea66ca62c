import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { matcher } from '../../model/delivery/glob.ts';

export const argoNamespace: ClusterRule = {
  id: 'argo-namespace',
  tier: 'policy',
  severity: 'error',
  kinds: ['AppProject', 'Application'],
  summary: 'Applications and their projects stand in the namespace of Argo CD',
  why: 'Argo CD reads Applications only in its own namespace, unless their project permits others.',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/app-any-namespace/',
  *check(cluster) {
    const home = cluster.once(homeOf);
    const field = 'metadata.namespace';
    for (const object of cluster.of('AppProject', 'ApplicationSet')) {
      const { namespace = '' } = object.metadata;
      if (namespace !== home && namespace !== '')
        yield { object, field, is: `Argo CD does not read ${object.kind} in ${namespace}`, needed: home };
    }
    for (const object of cluster.of('Application')) {
      const { namespace = '' } = object.metadata;
      if (namespace === home || namespace === '') continue;
      const { sourceNamespaces = [] } = cluster.named('AppProject', home, object.spec?.project ?? '')?.spec ?? {};
      if (sourceNamespaces.some((pattern) => matcher(pattern)(namespace))) continue;
      const is = `Argo CD does not read Application in ${namespace}`;
      yield { object, field, is, needed: `${home}, or sourceNamespaces of its project` };
    }
  },
};

/** The namespace of Argo CD: that of its configuration, else that of most AppProjects. */
function homeOf(cluster: Cluster): string {
  const config = cluster.of('ConfigMap').find(({ metadata }) => metadata.name === 'argocd-cm')?.metadata.namespace;
  if (config !== undefined) return config;
  const counts = new Map<string, number>();
  for (const { metadata } of cluster.of('AppProject', 'Application')) {
    const { namespace = '' } = metadata;
    if (namespace !== '' && namespace !== 'default') counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? 'argocd';
}
