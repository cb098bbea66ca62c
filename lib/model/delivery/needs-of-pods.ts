import { append } from '../append.ts';
import { bindingsOf } from '../bindings.ts';
import type { Cluster } from '../cluster.ts';
import type { KindName, KubernetesObject } from '../kinds.ts';
import { accountOf, type Pods } from '../pods/pods.ts';
import { runningLabels } from '../pods/running-labels.ts';
import { keyedReferences, type KeyedReference } from '../references/keyed-references.ts';
import { selects } from '../selector.ts';
import type { Order } from './order.ts';
import { near, type Visit } from './visit.ts';

/** Visits the objects that pods need to start, and those that must protect them from the start. */
export function needsOfPods(cluster: Cluster, order: Order, visit: Visit): void {
  const waiting = cluster.pods.filter(({ owner }) => order.mayPrecede(owner, needed));
  if (waiting.length === 0) return;
  const secrets = secretWriters(cluster);
  const guards = guardsOf(cluster);
  for (const pods of waiting) {
    const { owner, field, spec } = pods;
    const { serviceAccountName, priorityClassName } = spec;
    visit(owner, near(cluster, owner, 'ServiceAccount', serviceAccountName), () => `${field}.serviceAccountName`);
    visit(owner, near(cluster, owner, 'PriorityClass', priorityClassName), () => `${field}.priorityClassName`);
    for (const [index, { persistentVolumeClaim }] of (spec.volumes ?? []).entries()) {
      const claim = near(cluster, owner, 'PersistentVolumeClaim', persistentVolumeClaim?.claimName);
      visit(owner, claim, () => `${field}.volumes[${index}].persistentVolumeClaim.claimName`);
    }
    needsOfGuards(pods, guards.get(pods.namespace), visit);
    for (const { binding, to } of bindingsOf(cluster, pods.namespace, accountOf(pods)))
      if (to !== 'everybody' && binding.kind === 'RoleBinding')
        visit(owner, binding, () => `${field}.serviceAccountName`);
  }
  const owners = new Set(waiting.map(({ owner }) => owner));
  let last: KeyedReference | undefined;
  for (const reference of cluster.once(keyedReferences)) {
    const { to, object, field, namespace, name } = reference;
    // Each key of a volume is a reference; the object that has them is needed once.
    if (!owners.has(object) || (object === last?.object && field === last.field)) continue;
    last = reference;
    const needs = to === 'Secret' ? secrets.get(`${namespace}/${name}`) : cluster.named('ConfigMap', namespace, name);
    visit(object, needs, () => field);
  }
}

/** Kinds of objects that pods may need. */
const needed: readonly KindName[] = [
  'AuthorizationPolicy',
  'Certificate',
  'ConfigMap',
  'ExternalSecret',
  'LimitRange',
  'NetworkPolicy',
  'PeerAuthentication',
  'PersistentVolumeClaim',
  'PodIdentityAssociation',
  'PriorityClass',
  'ResourceQuota',
  'RoleBinding',
  'Secret',
  'ServiceAccount',
];

/** The object that writes each Secret, by `namespace/name`. */
type Secrets = ReadonlyMap<string, KubernetesObject>;

function secretWriters(cluster: Cluster): Secrets {
  const key = ({ metadata }: KubernetesObject, name: string): string => `${metadata.namespace ?? ''}/${name}`;
  return new Map<string, KubernetesObject>([
    ...cluster.of('Certificate').map((one) => [key(one, one.spec?.secretName ?? ''), one] as const),
    ...cluster.of('ExternalSecret').map((one) => [key(one, one.spec?.target?.name ?? one.metadata.name), one] as const),
    ...cluster.of('Secret').map((one) => [key(one, one.metadata.name), one] as const),
  ]);
}

/** Policies, quotas and bindings of the pods of one namespace. */
interface Guards {
  readonly policies: (readonly [policy: KubernetesObject, selects: (labels: Pods['labels']) => boolean])[];
  readonly limits: KubernetesObject[];
  /** Bindings by ServiceAccount. */
  readonly rights: Map<string, KubernetesObject[]>;
}

function guardsOf(cluster: Cluster): ReadonlyMap<string, Guards> {
  const byNamespace = new Map<string, Guards>();
  const of = (namespace = ''): Guards => {
    const guards = byNamespace.get(namespace) ?? { policies: [], limits: [], rights: new Map() };
    byNamespace.set(namespace, guards);
    return guards;
  };
  for (const policy of cluster.of('NetworkPolicy')) {
    const { podSelector = {} } = policy.spec ?? {};
    of(policy.metadata.namespace).policies.push([policy, (labels) => selects(podSelector, labels)]);
  }
  for (const policy of cluster.of('AuthorizationPolicy', 'PeerAuthentication')) {
    const { matchLabels = {} } = policy.spec?.selector ?? {};
    of(policy.metadata.namespace).policies.push([policy, (labels) => selects({ matchLabels }, labels)]);
  }
  for (const limit of cluster.of('LimitRange', 'ResourceQuota')) of(limit.metadata.namespace).limits.push(limit);
  for (const one of cluster.of('PodIdentityAssociation')) {
    const { namespace, serviceAccount = '' } = one.spec ?? {};
    append(of(namespace).rights, serviceAccount, one);
  }
  return byNamespace;
}

function needsOfGuards(pods: Pods, guards: Guards | undefined, visit: Visit): void {
  if (guards === undefined) return;
  const { owner, field, metadataField } = pods;
  const labels = runningLabels(pods);
  const labelsField = () => `${metadataField}.labels`;
  for (const [policy, selected] of guards.policies) if (selected(labels)) visit(owner, policy, labelsField);
  for (const limit of guards.limits) visit(owner, limit, () => 'metadata.namespace');
  for (const right of guards.rights.get(accountOf(pods)) ?? [])
    visit(owner, right, () => `${field}.serviceAccountName`);
}
