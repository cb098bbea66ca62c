import type { ClusterRule } from '../rule.ts';
import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { selects } from '../selector.ts';
import { admissions, gatewayNamespaces, isGateway, patternMeets, type Admission } from './admissions.ts';

/** A path that is open for the gateway, and that it leads nobody to, was forgotten in one of both places. */
export const allowedIsRouted: ClusterRule = {
  id: 'allowed-is-routed',
  severity: 'warning',
  summary: 'what an AuthorizationPolicy allows a gateway a route leads to',
  *check(cluster) {
    for (const object of cluster.of('AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [] } = object.spec ?? {};
      const { namespace = '' } = object.metadata;
      if (action !== 'ALLOW' || cluster.once(gatewayNamespaces).has(namespace)) continue;
      // A namespace that no gateway leads to at all, such as a preview's, is reached in another way.
      if (!cluster.once(admissionsByNamespace).has(namespace)) continue;
      for (const [index, { from = [], to = [] }] of rules.entries()) {
        const principals = from.flatMap(({ source }) => source?.principals ?? ['']);
        if (principals.length === 0 || !principals.every((one) => one.includes('/') && isGateway(cluster, one)))
          continue;
        for (const [at, { operation }] of to.entries()) {
          for (const [number, pattern] of (operation?.paths ?? []).entries()) {
            const routed = admissionsOf(cluster, object);
            if (routed.some(({ path }) => path === undefined || patternMeets(pattern, path))) continue;
            const field = `spec.rules[${index}].to[${at}].operation.paths[${number}]`;
            const is = `${pattern}, allowed for the gateway, and no route leads there`;
            yield { object, field, is, needed: 'a route, or no such path' };
          }
        }
      }
    }
  },
};

function admissionsOf(cluster: Cluster, { metadata, spec }: Of<'AuthorizationPolicy'>): readonly Admission[] {
  return (cluster.once(admissionsByNamespace).get(metadata.namespace ?? '') ?? []).filter(
    ({ pods }) => spec?.selector === undefined || selects({ matchLabels: spec.selector.matchLabels }, pods.labels),
  );
}

function admissionsByNamespace(cluster: Cluster): ReadonlyMap<string, readonly Admission[]> {
  const byNamespace = new Map<string, Admission[]>();
  for (const admission of cluster.once(admissions)) {
    const before = byNamespace.get(admission.pods.namespace);
    if (before === undefined) byNamespace.set(admission.pods.namespace, [admission]);
    else before.push(admission);
  }
  return byNamespace;
}
