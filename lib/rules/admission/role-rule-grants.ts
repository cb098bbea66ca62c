import { suggestion } from '../../schemas/closest.ts';
import type { KubernetesObject, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import builtIn from '../../knowledge/built-in-resources.json' with { type: 'json' };

export const roleRuleGrants: ClusterRule = {
  id: 'role-rule-grants',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Role'],
  summary: 'every verb and resource of a Role exists in the API',
  why: 'The API server accepts any word in a Role: a verb or resource that does not exist grants nothing, without an error.',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  ofObject: true,
  *check(cluster) {
    for (const role of cluster.of('Role.rbac.authorization.k8s.io', 'ClusterRole'))
      for (const [index, rule] of (role.rules ?? []).entries()) yield* emptyWords(role, rule, `rules[${index}]`);
  },
};

const { verbs } = builtIn;
const builtInResources: Readonly<Record<string, readonly string[]>> = builtIn.groups;

type Rule = NonNullable<Of<'ClusterRole'>['rules']>[number];

function* emptyWords(object: KubernetesObject, rule: Rule, field: string): Iterable<Found> {
  const { apiGroups = [], resources = [] } = rule;
  const known = apiGroups.flatMap((group) => builtInResources[group] ?? []);
  const isComplete = apiGroups.length > 0 && apiGroups.every((group) => Object.hasOwn(builtInResources, group));
  if (isComplete)
    for (const [index, resource] of resources.entries()) {
      const [name = ''] = resource.split('/');
      if (name === '*' || known.includes(name)) continue;
      const is = `'${resource}', which ${apiGroups.map((group) => (group === '' ? "''" : group)).join(' and ')} does not have: grants nothing`;
      const elsewhere = Object.entries(builtInResources).find(([, names]) => names.includes(name));
      const needed =
        elsewhere === undefined
          ? `a resource of the group, in plural${suggestion(name, known)}`
          : `the group ${elsewhere[0] === '' ? "''" : elsewhere[0]}`;
      yield { object, field: `${field}.resources[${index}]`, is, needed };
    }
  // Other API groups may define verbs of their own.
  if (!isComplete) return;
  for (const [index, verb] of (rule.verbs ?? []).entries())
    if (verb !== '*' && !verbs.includes(verb))
      yield {
        object,
        field: `${field}.verbs[${index}]`,
        is: `'${verb}', which is no verb: grants nothing`,
        needed: `one of ${verbs.slice(0, 8).join(', ')}${suggestion(verb, verbs)}`,
      };
}
