import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import { maySelectForeign } from '../../model/foreign-objects.ts';
import type { Loose } from '../../model/kinds.ts';
import { isOpaque, maySelect, platformOf, platformPodsIn } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { isEverything, selects, selectorText } from '../../model/selector.ts';
import { selectsAny } from '../../model/pods/selected-pods.ts';

export const networkPolicyPeerExists: ClusterRule = {
  id: 'network-policy-peer-exists',
  tier: 'correctness',
  severity: 'error',
  misses: 'the peer',
  kinds: ['NetworkPolicy'],
  summary: 'every peer of a NetworkPolicy is a namespace and pods that exist',
  why: 'A peer that selects no pod allows nothing: the traffic that the rule is meant for stays denied.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  *check(cluster) {
    for (const object of cluster.of('NetworkPolicy')) {
      for (const direction of ['ingress', 'egress'] as const) {
        const side = direction === 'ingress' ? 'from' : 'to';
        for (const [index, rule] of ((object.spec?.[direction] ?? []) as Rules).entries()) {
          for (const [number, peer] of (rule[side] ?? []).entries()) {
            const wrong = problem(cluster, peer, object.metadata.namespace ?? '');
            if (wrong === undefined) continue;
            const { which, is, needed } = wrong;
            yield { object, field: `spec.${direction}[${index}].${side}[${number}].${which}`, is, needed };
          }
        }
      }
    }
  },
};

interface Peer {
  readonly namespaceSelector?: Loose<LabelSelector> | undefined;
  readonly podSelector?: Loose<LabelSelector> | undefined;
}

type Rules = readonly Readonly<Partial<Record<'from' | 'to', readonly Peer[]>>>[];

interface Problem {
  readonly which: keyof Peer;
  readonly is: string;
  readonly needed: string;
}

function problem(cluster: Cluster, { namespaceSelector, podSelector }: Peer, own: string): Problem | undefined {
  const namespaces = namespaceSelector === undefined ? [own] : namespacesOf(cluster, namespaceSelector);
  if (namespaces.length === 0 && namespaceSelector !== undefined) {
    if (!isCertain(cluster, namespaceSelector)) return undefined;
    const is = `${selectorText(namespaceSelector)}, which matches no namespace`;
    return { which: 'namespaceSelector', is, needed: namespaceNeeded(cluster, namespaceSelector) };
  }
  if (
    podSelector === undefined ||
    isEverything(podSelector) ||
    namespaces.some((one) => hasPods(cluster, one, podSelector))
  )
    return undefined;
  const [only] = namespaces;
  const where =
    namespaces.length !== 1 ? 'those namespaces' : only === undefined || only === '' ? 'its namespace' : only;
  const is = `${selectorText(podSelector)}, which matches no pod in ${where}`;
  return { which: 'podSelector', is, needed: 'labels of the pods that are meant' };
}

const nameLabel = 'kubernetes.io/metadata.name';

function namespacesOf(cluster: Cluster, selector: Loose<LabelSelector>): readonly string[] {
  const labelled = cluster.once(labelsByNamespace);
  const name = selector.matchLabels?.[nameLabel];
  if (name !== undefined) {
    const labels = labelled.get(name);
    return labels !== undefined && selects(selector, labels) ? [name] : [];
  }
  return [...labelled].flatMap(([namespace, labels]) => (selects(selector, labels) ? namespace : []));
}

/** Namespaces of the input, and those that the cluster or a Helm chart creates, with the labels that each has. */
function labelsByNamespace(cluster: Cluster): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const all = new Map<string, Readonly<Record<string, string>>>();
  const brought = [...cluster.once(platformOf).homes, ...cluster.pods.map(({ namespace }) => namespace)];
  for (const name of ['kube-system', 'default', 'argocd', ...brought]) all.set(name, { [nameLabel]: name });
  for (const { metadata } of cluster.of('Namespace')) {
    all.set(metadata.name, { ...metadata.labels, [nameLabel]: metadata.name });
  }
  return all;
}

/** Whether the peer cannot mean a namespace outside the input: the platform is known, or the selector names a namespace of the input. */
function isCertain(cluster: Cluster, selector: Loose<LabelSelector>): boolean {
  return cluster.once(platformOf).known || namedValue(cluster, selector) !== undefined;
}

function namespaceNeeded(cluster: Cluster, selector: Loose<LabelSelector>): string {
  const name = namedValue(cluster, selector);
  return name === undefined ? 'labels of an existing namespace' : `${nameLabel}: ${name}`;
}

/** The value of a label that is the name of a namespace: most likely that namespace is meant. */
function namedValue(cluster: Cluster, { matchLabels = {} }: Loose<LabelSelector>): string | undefined {
  return Object.values(matchLabels).find((value) => cluster.named('Namespace', '', value ?? '') !== undefined);
}

function hasPods(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  if (selectsAny(cluster, namespace, selector) || maySelectForeign(cluster, namespace, selector)) return true;
  if (platformPodsIn(cluster, namespace).some((one) => maySelect(selector, one))) return true;
  if (namespace !== 'kube-system') return isOpaque(cluster, namespace);
  const { known, opaque } = cluster.once(platformOf);
  return !known || opaque.has(namespace);
}
