import { closest, suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import { each } from '../../model/each.ts';
import { platformOf } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { endpointsOf } from '../../model/traffic/endpoints.ts';

export const sourceNamespaceExists: ClusterRule = {
  id: 'source-namespace-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the Namespace',
  kinds: ['AuthorizationPolicy'],
  summary: 'every namespace that an AuthorizationPolicy names exists',
  why: 'A namespace that nobody is in matches no request: the callers that the rule is meant for are denied, or those that it is to keep out come in.',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
  *check(cluster) {
    const names = cluster.once(namespaces);
    for (const object of cluster.of('AuthorizationPolicy'))
      for (const list of ['namespaces', 'notNamespaces'])
        for (const [name, field] of each<string>(object, `spec.rules[].from[].source.${list}[]`)) {
          if (name.includes('*') || names.has(name)) continue;
          const nearest = closest(name, names);
          const is = `no namespace '${name}'${suggestion(name, names)}`;
          yield { object, field, is, needed: nearest ?? 'a namespace that is there' };
        }
  },
};

function namespaces(cluster: Cluster): ReadonlySet<string> {
  return new Set([
    ...['default', 'kube-system', 'kube-public', 'kube-node-lease'],
    ...cluster.once(platformOf).homes,
    ...cluster.of('Namespace').map(({ metadata }) => metadata.name),
    ...endpointsOf(cluster).all.items.map(({ namespace }) => namespace),
    ...cluster.objects.flatMap(({ metadata }) => metadata.namespace ?? []),
  ]);
}
