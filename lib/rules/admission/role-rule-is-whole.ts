import type { Cluster } from '../../model/cluster.ts';
import type { KubernetesObject, Loose, Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const roleRuleIsWhole: ClusterRule = {
  id: 'role-rule-is-whole',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ClusterRoleBinding', 'Role', 'RoleBinding'],
  summary:
    'every Role rule has verbs and resources, and every binding has a roleRef and subjects with their API groups',
  why: 'The API server refuses a Role rule without verbs, and a binding without a Role or with a subject of the wrong API group.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/rbac/validation/validation.go',
  *check(cluster) {
    for (const role of cluster.of('Role.rbac.authorization.k8s.io', 'ClusterRole'))
      for (const [index, rule] of (role.rules ?? []).entries()) yield* incomplete(role, rule, `rules[${index}]`);
    for (const binding of cluster.of('RoleBinding', 'ClusterRoleBinding')) {
      const { apiGroup = '' } = binding.roleRef ?? {};
      if (apiGroup !== '' && apiGroup !== group)
        yield { object: binding, field: 'roleRef.apiGroup', is: `'${apiGroup}'`, needed: group };
      for (const [index, subject] of (binding.subjects ?? []).entries())
        yield* wrongSubject(cluster, binding, subject, `subjects[${index}]`);
    }
  },
};

const group = 'rbac.authorization.k8s.io';

type Rule = NonNullable<Of<'ClusterRole'>['rules']>[number];
type Subject = NonNullable<Of<'RoleBinding'>['subjects']>[number];

function* incomplete(object: KubernetesObject, rule: Rule, field: string): Iterable<Found> {
  const { apiGroups = [], nonResourceURLs = [], resources = [], verbs = [] } = rule;
  if (verbs.length === 0) yield { object, field: `${field}.verbs`, is: 'empty', needed: 'at least one verb' };
  if (nonResourceURLs.length > 0) {
    const at = `${field}.nonResourceURLs`;
    if (object.kind === 'Role')
      yield { object, field: at, is: 'paths, which are of no namespace', needed: 'a ClusterRole' };
    if (resources.length > 0 || apiGroups.length > 0)
      yield { object, field: at, is: 'paths and resources', needed: 'a rule for each' };
    return;
  }
  if (apiGroups.length === 0)
    yield { object, field: `${field}.apiGroups`, is: 'none', needed: "at least one, and '' for that of pods" };
  if (resources.length === 0) yield { object, field: `${field}.resources`, is: 'none', needed: 'at least one' };
}

function* wrongSubject(
  cluster: Cluster,
  object: KubernetesObject,
  subject: Loose<Subject>,
  field: string,
): Iterable<Found> {
  const { kind, name = '', namespace = '' } = subject;
  // The API server defaults the group.
  const { apiGroup = kind === 'ServiceAccount' ? '' : group } = subject;
  if (name === '') yield { object, field: `${field}.name`, is: "''", needed: 'a name' };
  const needed = kind === 'ServiceAccount' ? '' : group;
  if (kind !== undefined && apiGroup !== needed && (apiGroup !== '' || needed === ''))
    yield { object, field: `${field}.apiGroup`, is: `'${apiGroup}' of a ${kind}`, needed: `'${needed}'` };
  // In a RoleBinding the namespace defaults to that of the binding.
  if (kind === 'ServiceAccount' && namespace === '' && object.kind === 'ClusterRoleBinding')
    yield {
      object,
      field: `${field}.namespace`,
      is: 'missing',
      needed: 'the namespace of the ServiceAccount',
      // kustomize gives both one: https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_namespacetransformer_
      ...(cluster.names('ServiceAccount', '').length > 0 && { misses: 'what gives its ServiceAccount a namespace' }),
    };
}
