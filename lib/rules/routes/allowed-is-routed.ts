import { append } from '../../model/append.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import {
  admissions,
  gatewayNamespaces,
  isGateway,
  patternMeets,
  type Admission,
} from '../../model/traffic/admissions.ts';
import { policiesOf } from '../../model/traffic/authorization-policies.ts';

export const allowedIsRouted: ClusterRule = {
  id: 'allowed-is-routed',
  tier: 'policy',
  severity: 'warning',
  misses: 'the route',
  kinds: ['AuthorizationPolicy'],
  summary: 'every path that an AuthorizationPolicy opens for a gateway has a route',
  why: 'If an AuthorizationPolicy allows a path that no route leads to, one of the two was forgotten.',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/',
  *check(cluster) {
    for (const object of cluster.of('AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [], targetRef, targetRefs } = object.spec ?? {};
      const { namespace = '' } = object.metadata;
      if (targetRef !== undefined || targetRefs !== undefined) continue;
      if (action !== 'ALLOW' || cluster.once(gatewayNamespaces).has(namespace)) continue;
      // A namespace that no gateway routes to, such as a preview's, is reached in another way.
      const routed = cluster.once(admissionsByPolicy).get(object) ?? [];
      if (routed.length === 0) continue;
      for (const [index, { from = [], to = [] }] of rules.entries()) {
        const principals = from.flatMap(({ source }) => source?.principals ?? ['']);
        if (principals.length === 0 || !principals.every((one) => one.includes('/') && isGateway(cluster, one)))
          continue;
        for (const [at, { operation }] of to.entries()) {
          for (const [number, pattern] of (operation?.paths ?? []).entries()) {
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

/** Requests that are routed to the pods of each policy. */
function admissionsByPolicy(cluster: Cluster): ReadonlyMap<Of<'AuthorizationPolicy'>, readonly Admission[]> {
  const byPolicy = new Map<Of<'AuthorizationPolicy'>, Admission[]>();
  for (const admission of cluster.once(admissions))
    for (const policy of policiesOf(cluster, admission.to)) append(byPolicy, policy, admission);
  return byPolicy;
}
