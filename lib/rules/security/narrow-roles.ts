import type { KubernetesObject } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';

export const narrowRoles: ClusterRule = {
  id: 'narrow-roles',
  tier: 'policy',
  severity: 'error',
  kinds: ['ClusterRole', 'Role'],
  summary: 'no Role grants everything, or rights from which everything follows',
  why: 'The right to read every Secret, to run commands in every pod, to make pods or to impersonate others amounts to all rights of the namespace. Deployments, StatefulSets and Jobs are left to who deploys: it is what such a Role is for.',
  source: 'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
  ofObject: true,
  *check(cluster) {
    for (const role of cluster.of('Role.rbac.authorization.k8s.io', 'ClusterRole'))
      for (const [index, rule] of (role.rules ?? []).entries()) yield* tooWide(role, rule, `rules[${index}]`);
  },
};

/** What a right leads to. https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks */
const dangerous = [
  { resources: ['pods/exec', 'pods/attach'], verbs: ['create', 'get'], leads: 'commands in every pod' },
  { resources: ['pods/portforward', 'pods/proxy'], verbs: ['create', 'get'], leads: 'every port of every pod' },
  { resources: ['pods/ephemeralcontainers'], verbs: ['patch', 'update'], leads: 'commands in every pod' },
  { resources: ['nodes/proxy'], verbs: ['create', 'get'], leads: 'commands in every pod of the node' },
  { resources: ['serviceaccounts/token'], verbs: ['create'], leads: 'the rights of every account' },
  { resources: ['certificatesigningrequests/approval'], verbs: ['patch', 'update'], leads: 'any identity' },
  { resources: ['pods'], verbs: ['create'], leads: 'every Secret and account of the namespace' },
  { resources: ['daemonsets'], verbs: ['create', 'patch', 'update'], leads: 'a process on every node' },
  {
    resources: ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
    verbs: ['create', 'patch', 'update'],
    leads: 'its own rights for anybody',
  },
  { resources: ['services/status'], verbs: ['patch', 'update'], leads: 'the traffic of others (CVE-2020-8554)' },
  { resources: ['persistentvolumes'], verbs: ['create'], leads: 'files of nodes' },
  {
    resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
    verbs: ['create', 'patch', 'update'],
    leads: 'every object that anybody writes',
  },
] as const satisfies readonly Danger[];

interface Danger {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly leads: string;
}

/** Verbs that grant rights which the subject does not have itself. */
const escalating = new Set(['impersonate', 'escalate', 'bind']);

interface Rights {
  readonly apiGroups?: readonly string[] | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly nonResourceURLs?: readonly string[] | undefined;
  readonly resourceNames?: readonly string[] | undefined;
  readonly verbs?: readonly string[] | undefined;
}

function* tooWide(object: KubernetesObject, rights: Rights, field: string): Iterable<Found> {
  const { apiGroups = [], resources = [], resourceNames = [], verbs = [] } = rights;
  for (const list of ['apiGroups', 'resources', 'nonResourceURLs', 'verbs'] as const)
    for (const [index, word] of (rights[list] ?? []).entries())
      if (word === '*' || (list === 'resources' && word.includes('*')))
        yield { object, field: `${field}.${list}[${index}]`, is: word, needed: 'by name, what it needs' };
  for (const [index, verb] of verbs.entries())
    if (escalating.has(verb))
      yield {
        object,
        field: `${field}.verbs[${index}]`,
        is: `${verb}: rights that it does not have`,
        needed: 'no such verb',
      };
  for (const [index, resource] of resources.entries()) {
    const path = `${field}.resources[${index}]`;
    // With resourceNames, the API server refuses a list of all. Other API groups have other secrets.
    if (
      resource === 'secrets' &&
      resourceNames.length === 0 &&
      apiGroups.some((group) => group === '' || group === '*')
    ) {
      const reads = verbs.filter((verb) => verb === 'get' || verb === 'list' || verb === 'watch');
      if (reads.length > 0)
        yield { object, field: path, is: `secrets: ${reads.join(', ')} every one`, needed: 'get, with resourceNames' };
    }
    for (const { resources: risky, verbs: by, leads } of dangerous) {
      if (!risky.some((one) => one === resource)) continue;
      const verb = verbs.find((one) => one === '*' || by.some((needed) => needed === one));
      if (verb !== undefined)
        yield { object, field: path, is: `${verb} ${resource}: ${leads}`, needed: 'no such right' };
    }
  }
}
