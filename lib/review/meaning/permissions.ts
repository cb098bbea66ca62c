import { levels, enforceLabel } from '../../model/pod-security/enforcement.ts';
import { containersOf, type Pods } from '../../model/pods/pods.ts';
import { keyedReferences } from '../../model/references/keyed-references.ts';
import { remoteReads } from '../../model/references/remote-secrets.ts';
import type { Cluster } from '../../model/cluster.ts';
import { affected, type ClusterChange, type Meant, type Severity } from '../consequence.ts';
import type { ObjectChange } from '../difference/objects.ts';
import { at, changedFields, fromTo, isOfKind, textOf } from './fields.ts';
import { affectedOf, filesOf } from './placed.ts';

/** Permissions that are gained or lost: in Kubernetes, in AWS, on the node, in Argo CD, and on secrets. */
export function* permissions(change: ClusterChange): Iterable<Meant> {
  yield* roles(change);
  yield* bindings(change);
  yield* awsPolicies(change);
  yield* podSecurityLevels(change);
  yield* privileges(change);
  yield* projects(change);
  yield* secretsRead(change);
}

function* roles({ objects, environment }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.rbac.authorization.k8s.io', 'ClusterRole.rbac.authorization.k8s.io'])) continue;
    const [before, after] = [grantsOf(object.before?.object), grantsOf(object.after?.object)];
    const gained = [...after].filter((grant) => !before.has(grant));
    const lost = [...before].filter((grant) => !after.has(grant));
    const powerful = gained.filter((grant) => powers.test(grant));
    if (powerful.length > 0)
      yield {
        severity: environment === 'dev' ? 'high' : 'critical',
        what: `${object.kind} grants permissions that lead to all others`,
        reason:
          'Wildcards, secrets, pods/exec, impersonation and changes of roles allow gaining every other permission.',
        wayOut: 'name only the verbs and resources that it needs',
        object: affected(object, listed(powerful)),
      };
    const others = gained.filter((grant) => !powers.test(grant));
    if (others.length > 0)
      yield {
        severity: 'medium',
        what: `${object.kind} grants more`,
        reason: 'Its subjects can do more in the Kubernetes API.',
        object: affected(object, listed(others)),
      };
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: `${object.kind} grants less`,
        reason: 'Requests that still need it are refused.',
        object: affected(object, listed(lost)),
      };
  }
}

const powers =
  /\*|^\S+ (secrets|pods\/exec|pods\/attach|serviceaccounts\/token|nodes\/proxy)( |$)|^(escalate|bind|impersonate) |^(create|update|patch|delete) (((cluster)?role(binding)?s|(mutating|validating)webhookconfigurations)( |$))/;

/** `verb resource` of all rules. */
function grantsOf(role: unknown): ReadonlySet<string> {
  const rules = at(role, 'rules');
  const grants = new Set<string>();
  for (const rule of Array.isArray(rules) ? rules : []) {
    const { verbs, resources, nonResourceURLs, resourceNames, apiGroups } = rule as Readonly<Record<string, unknown>>;
    const names = texts(resourceNames);
    const suffix = names.length > 0 ? ` named ${names.join(', ')}` : '';
    const groups = texts(apiGroups).filter((group) => group !== '');
    const ofGroup = groups.length > 0 ? ` of ${groups.join(', ')}` : '';
    for (const verb of texts(verbs)) {
      for (const resource of texts(resources)) grants.add(`${verb} ${resource}${ofGroup}${suffix}`);
      for (const url of texts(nonResourceURLs)) grants.add(`${verb} ${url}`);
    }
  }
  return grants;
}

function* bindings({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['RoleBinding', 'ClusterRoleBinding'])) continue;
    const [before, after] = [subjectsOf(object.before?.object), subjectsOf(object.after?.object)];
    const role = String(at((object.after ?? object.before)?.object, 'roleRef.name'));
    const gained = [...after].filter((subject) => !before.has(subject));
    const isWide =
      gained.some((subject) => /system:(un)?authenticated|system:anonymous|system:masters/.test(subject)) ||
      /^(cluster-)?admin$/.test(role);
    if (gained.length > 0)
      yield {
        severity: isWide ? 'critical' : 'medium',
        what: isWide ? 'a binding grants all permissions, or grants them to everybody' : 'a subject gets a role',
        reason: isWide
          ? 'It grants all permissions, or grants its permissions to everybody.'
          : 'It can do what the role grants.',
        object: affected(object, `${listed(gained)} → ${role}`),
      };
    const lost = [...before].filter((subject) => !after.has(subject));
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: 'a subject loses a role',
        reason: 'Its requests that still need the role are refused.',
        object: affected(object, `${listed(lost)} → ${role}`),
      };
  }
}

function subjectsOf(binding: unknown): ReadonlySet<string> {
  const subjects = at(binding, 'subjects');
  return new Set(
    (Array.isArray(subjects) ? subjects : []).map((subject) => {
      const [kind, namespace, name] = ['kind', 'namespace', 'name'].map((field) => textOf(subject, field));
      return `${kind ?? ''} ${namespace === undefined ? '' : `${namespace}/`}${name ?? ''}`;
    }),
  );
}

/** Policies of AWS roles are JSON texts; what they allow is compared statement by statement. */
function* awsPolicies({ objects }: ClusterChange): Iterable<Meant> {
  for (const object of objects) {
    if (!isOfKind(object, ['Role.iam.services.k8s.aws', 'Policy.iam.services.k8s.aws', 'Bucket.s3.services.k8s.aws']))
      continue;
    const [before, after] = [allowedOf(object.before?.object), allowedOf(object.after?.object)];
    const gained = [...after].filter((one) => !before.has(one));
    const lost = [...before].filter((one) => !after.has(one));
    if (gained.length > 0)
      yield {
        severity: gained.some((one) => /^(\*|\S+:\*) |on \*$/.test(one)) ? 'critical' : 'medium',
        what: 'an AWS policy allows more',
        reason: 'The pods with this role can do more in the account.',
        object: affected(object, listed(gained)),
      };
    if (lost.length > 0 && object.how !== 'removed')
      yield {
        severity: 'low',
        what: 'an AWS policy allows less',
        reason: 'AWS refuses requests that still need it.',
        object: affected(object, listed(lost)),
      };
  }
}

function allowedOf(object: unknown): ReadonlySet<string> {
  const spec = at(object, 'spec');
  const { inlinePolicies, policyDocument, policy, policies, assumeRolePolicyDocument } = (
    typeof spec === 'object' && spec !== null ? spec : {}
  ) as Readonly<Record<string, unknown>>;
  const documents = [
    ...(typeof inlinePolicies === 'object' && inlinePolicies !== null
      ? (Object.values(inlinePolicies) as unknown[])
      : []),
    policyDocument,
    policy,
    assumeRolePolicyDocument,
  ];
  const allowed = new Set(texts(policies).map((one) => `policy ${one}`));
  for (const document of documents) {
    if (typeof document !== 'string') continue;
    try {
      const { Statement = [] } = JSON.parse(document) as { readonly Statement?: unknown };
      for (const statement of Array.isArray(Statement) ? (Statement as unknown[]) : [Statement]) {
        const { Effect, Action, Resource, Principal } = statement as Readonly<Record<string, unknown>>;
        if (Effect !== 'Allow') continue;
        const whom = Principal === undefined ? '' : ` by ${JSON.stringify(Principal)}`;
        const resources = oneOrMore(Resource);
        for (const action of oneOrMore(Action))
          for (const resource of resources.length > 0 ? resources : ['itself'])
            allowed.add(`${action} on ${resource}${whom}`);
      }
    } catch {
      // The API server refuses a text that is not JSON.
    }
  }
  return allowed;
}

function* podSecurityLevels(change: ClusterChange): Iterable<Meant> {
  for (const object of change.objects) {
    if (object.kind !== 'Namespace' || object.how !== 'changed') continue;
    const [before, after] = [object.before, object.after].map((one) =>
      levels.findIndex(
        (level) => level === (at(one?.object, 'metadata.labels') as Record<string, string> | undefined)?.[enforceLabel],
      ),
    );
    if (before === undefined || after === undefined || before === after) continue;
    const isLower = after < before;
    yield {
      severity: isLower ? 'high' : 'medium',
      what: isLower
        ? 'a namespace enforces a weaker Pod Security Standard'
        : 'a namespace enforces a stricter Pod Security Standard',
      reason: isLower
        ? 'The API server accepts pods that it refused before.'
        : 'Pods that do not meet the standard run until they restart; then they are refused.',
      object: affected(object, `${levels[before] ?? 'nothing'} → ${levels[after] ?? 'nothing'}`),
    };
  }
}

/** The privileges of pods on their node, before and after. */
function* privileges(change: ClusterChange): Iterable<Meant> {
  const before = new Map(change.before.pods.map((pods) => [keyOf(pods), pods]));
  const files = filesOf(change);
  for (const pods of change.after.pods) {
    const was = before.get(keyOf(pods));
    const [old, young] = [was === undefined ? new Map<string, Severity>() : powersOf(was), powersOf(pods)];
    const gained = [...young].filter(([power]) => !old.has(power));
    for (const severity of ['critical', 'high'] as const) {
      const some = gained.flatMap(([power, rank]) => (rank === severity ? [power] : []));
      if (some.length > 0)
        yield {
          severity,
          what: severity === 'critical' ? 'a pod can take over its node' : 'a pod is less confined',
          reason: 'An attacker in the container can do more on the node.',
          wayOut: 'only what the program needs, with an exception that gives the reason',
          object: affectedOf(change, pods.owner, listed(some), files),
        };
    }
    const lost = [...old.keys()].filter((power) => !young.has(power));
    if (lost.length > 0)
      yield {
        severity: 'low',
        what: 'a pod is more confined',
        reason: 'A program that needs the removed privilege fails after its restart.',
        object: affectedOf(change, pods.owner, listed(lost.map((one) => `no longer ${one}`)), files),
      };
  }
}

function keyOf({ owner, role, field }: Pods): string {
  return `${owner.kind} ${owner.metadata.namespace ?? ''}/${owner.metadata.name} ${role} ${field}`;
}

function powersOf(pods: Pods): ReadonlyMap<string, Severity> {
  const found = new Map<string, Severity>();
  const { spec } = pods;
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC'] as const)
    if (spec[name] === true) found.set(name, 'critical');
  for (const { hostPath } of spec.volumes ?? [])
    if (hostPath !== undefined) found.set(`hostPath ${hostPath.path ?? ''}`, 'critical');
  if (spec.automountServiceAccountToken === true) found.set('token of the API mounted', 'high');
  const ofPod = spec.securityContext;
  for (const { container } of containersOf(pods)) {
    const own = container.securityContext;
    if (own?.privileged === true) found.set('privileged', 'critical');
    if (own?.allowPrivilegeEscalation !== false) found.set('allowPrivilegeEscalation', 'high');
    if ((own?.runAsNonRoot ?? ofPod?.runAsNonRoot) !== true) found.set('may run as root', 'high');
    if (own?.readOnlyRootFilesystem !== true) found.set('writes to its root file system', 'high');
    if (own?.capabilities?.drop?.includes('ALL') !== true) found.set("the runtime's default capabilities", 'high');
    for (const capability of own?.capabilities?.add ?? [])
      found.set(`capability ${capability}`, /SYS_|NET_ADMIN|ALL|DAC_/.test(capability) ? 'critical' : 'high');
    if ((own?.seccompProfile ?? ofPod?.seccompProfile)?.type === 'Unconfined') found.set('seccomp Unconfined', 'high');
  }
  return found;
}

function* projects(change: ClusterChange): Iterable<Meant> {
  for (const { object, change: field } of changedFields(change, 'AppProject')) {
    if (
      !/^spec\.(destinations|clusterResourceWhitelist|namespaceResourceWhitelist|sourceRepos|sourceNamespaces)/.test(
        field.pattern,
      )
    )
      continue;
    const isWider = field.before === undefined;
    if (field.before !== undefined && field.after !== undefined) continue;
    yield {
      severity: isWider ? (JSON.stringify(field.after).includes('"*"') ? 'high' : 'medium') : 'low',
      what: isWider ? 'a project permits more' : 'a project permits less',
      reason: isWider
        ? 'Argo CD may deploy more, or from other sources.'
        : 'Applications that still need it are refused.',
      object: affected(object, `${field.pattern.replace(/^spec\.|\[\]/g, '')}: ${fromTo(field)}`),
    };
  }
}

function* secretsRead(change: ClusterChange): Iterable<Meant> {
  const files = filesOf(change);
  const [before, after] = [readers(change.before), readers(change.after)];
  const known = new Set(
    change.before.pods.map(({ owner }) => `${owner.kind} ${owner.metadata.namespace ?? ''}/${owner.metadata.name}`),
  );
  for (const [key, { object, secret }] of after) {
    if (before.has(key)) continue;
    const isNew = !known.has(`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`);
    yield {
      severity: isNew ? 'low' : 'medium',
      what: 'a Secret is newly read',
      reason: isNew ? 'It comes with a new workload.' : 'A workload can read a secret that it could not read before.',
      object: affectedOf(change, object, secret, files),
    };
  }
  const remote = (cluster: Cluster) =>
    new Map(
      cluster
        .once(remoteReads)
        .map((read) => [`${read.object.metadata.namespace ?? ''} ${read.key} ${read.property ?? ''}`, read] as const),
    );
  const [old, young] = [remote(change.before), remote(change.after)];
  for (const [key, { object, key: name, property }] of young) {
    if (old.has(key)) continue;
    const isNew = change.objects.some(
      (one: ObjectChange) => one.kind === 'Namespace' && one.how === 'added' && one.name === object.metadata.namespace,
    );
    yield {
      severity: isNew ? 'low' : 'medium',
      what: 'a remote secret is newly read',
      reason: 'It must exist in the store before the sync; then it becomes a Secret of the namespace.',
      object: affectedOf(change, object, property === undefined ? name : `${name} › ${property}`, files),
    };
  }
}

function readers(cluster: Cluster) {
  return new Map(
    cluster.once(keyedReferences).flatMap(({ to, object, namespace, name }) => {
      const isPods = cluster.pods.some(({ owner }) => owner === object);
      const secret = `${namespace}/${name}`;
      const owner = `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`;
      return to === 'Secret' && isPods ? [[`${owner} ${secret}`, { object, secret }] as const] : [];
    }),
  );
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function oneOrMore(value: unknown): readonly string[] {
  return typeof value === 'string' ? [value] : texts(value);
}

/** A few of many items. */
function listed(names: readonly string[]): string {
  const sorted = [...names].sort();
  return sorted.length > 4 ? `${sorted.slice(0, 3).join(', ')} and ${sorted.length - 3} more` : sorted.join(', ');
}
