import { closest } from '../../schemas/closest.ts';
import type { Cluster } from '../../model/cluster.ts';
import { each } from '../../model/each.ts';
import { platformOf } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import {
  allServiceAccounts,
  isServiceAccount,
  mayHaveAccounts,
  serviceAccountNames,
} from '../../model/references/service-accounts.ts';

export const principalExists: ClusterRule = {
  id: 'principal-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the ServiceAccount',
  kinds: ['AuthorizationPolicy'],
  summary: 'every principal of an AuthorizationPolicy is the identity of a ServiceAccount that exists',
  why: 'A principal that no pod has matches no request: the callers that the rule is meant for are denied.',
  source: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
  *check(cluster) {
    for (const object of cluster.of('AuthorizationPolicy')) {
      for (const list of ['principals', 'notPrincipals'] as const) {
        for (const [principal, field] of each<string>(object, `spec.rules[].from[].source.${list}[]`)) {
          const wrong = problem(cluster, principal);
          if (wrong !== undefined) yield { object, field, ...wrong };
        }
      }
    }
  },
};

const form = 'cluster.local/ns/<namespace>/sa/<ServiceAccount>';

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
function problem(cluster: Cluster, principal: string): { readonly is: string; readonly needed: string } | undefined {
  if (principal.startsWith('spiffe://')) return { is: 'Istio compares without spiffe://', needed: form };
  if (principal.startsWith('*') || principal.endsWith('*')) {
    if (matchesAny(cluster, principal)) return undefined;
    return { is: `no ServiceAccount has an identity like '${principal}'`, needed: form };
  }
  const [, namespace, name] = /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  if (namespace === undefined || name === undefined) return undefined;
  if (isServiceAccount(cluster, namespace, name) || mayHaveAccounts(cluster, namespace)) return undefined;
  const nearest = closest(name, serviceAccountNames(cluster, namespace)) ?? homeOf(cluster, name);
  const meant = nearest === undefined ? '' : ` (did you mean '${nearest}'?)`;
  return { is: `no ServiceAccount '${name}' in ${namespace}${meant}`, needed: form };
}

/** Another namespace that has the ServiceAccount. */
function homeOf(cluster: Cluster, account: string): string | undefined {
  for (const [namespace, name] of allServiceAccounts(cluster)) if (name === account) return `${namespace}/sa/${name}`;
  return undefined;
}

/** A `*` at the beginning or the end matches any text. */
function matchesAny(cluster: Cluster, pattern: string): boolean {
  const part = pattern.replace(/^\*|\*$/g, '');
  const [, named] = /\/ns\/([^/*]+)\//.exec(pattern) ?? [];
  const isElsewhere = named === undefined ? !cluster.once(platformOf).known : mayHaveAccounts(cluster, named);
  if (part === '' || isElsewhere) return true;
  for (const [namespace, name] of allServiceAccounts(cluster)) {
    const identity = `cluster.local/ns/${namespace}/sa/${name}`;
    if (pattern.startsWith('*') ? identity.endsWith(part) : identity.startsWith(part)) return true;
  }
  return false;
}
