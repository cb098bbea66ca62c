import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose } from '../kinds.ts';
import { isOpaque, maySelect, platformOf } from '../platform-pods.ts';
import type { ClusterRule } from '../rule.ts';
import { selects, shownSelector } from '../selector.ts';
import { selectsPods } from './selected-pods.ts';

/** A peer that selects nothing permits nothing: the traffic that it was written for stays denied. */
export const networkPolicyPeerExists: ClusterRule = {
  id: 'network-policy-peer-exists',
  severity: 'error',
  summary: 'every peer of a NetworkPolicy is a namespace and pods that exist',
  *check(cluster) {
    for (const object of cluster.of('NetworkPolicy')) {
      const own = object.metadata.namespace ?? '';
      for (const { field, namespaceSelector, podSelector } of peersOf(object.spec)) {
        const namespaces = namespaceSelector === undefined ? [own] : namespacesOf(cluster, namespaceSelector);
        if (namespaces.length === 0 && namespaceSelector !== undefined) {
          if (!isCertain(cluster, namespaceSelector)) continue;
          const is = `${shownSelector(namespaceSelector)}, which no namespace bears`;
          yield {
            object,
            field: `${field}.namespaceSelector`,
            is,
            needed: namespaceNeeded(cluster, namespaceSelector),
          };
        } else if (podSelector !== undefined && !namespaces.some((one) => hasPods(cluster, one, podSelector))) {
          const where = namespaces.length === 1 ? (namespaces[0] ?? '') : 'those namespaces';
          const is = `${shownSelector(podSelector)}, which no pod of ${where} bears`;
          yield { object, field: `${field}.podSelector`, is, needed: 'labels of the pods that are meant' };
        }
      }
    }
  },
};

interface Peer {
  readonly field: string;
  readonly namespaceSelector?: Loose<LabelSelector> | undefined;
  readonly podSelector?: Loose<LabelSelector> | undefined;
}

type Rules = readonly Readonly<Partial<Record<'from' | 'to', readonly Omit<Peer, 'field'>[] | undefined>>>[];

function* peersOf(
  spec: { readonly ingress?: Rules | undefined; readonly egress?: Rules | undefined } | undefined,
): Iterable<Peer> {
  for (const [direction, side] of [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const) {
    for (const [index, rule] of (spec?.[direction] ?? []).entries()) {
      for (const [number, { namespaceSelector, podSelector }] of (rule[side] ?? []).entries()) {
        if (namespaceSelector === undefined && podSelector === undefined) continue;
        yield { field: `spec.${direction}[${index}].${side}[${number}]`, namespaceSelector, podSelector };
      }
    }
  }
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

/** Namespaces that are here, or that the cluster or a chart brings, with the label that each of them has. */
function labelsByNamespace(cluster: Cluster): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const all = new Map<string, Readonly<Record<string, string>>>();
  const brought = [...cluster.once(platformOf).homes, ...cluster.pods.map(({ namespace }) => namespace)];
  for (const name of ['kube-system', 'default', 'argocd', ...brought]) all.set(name, { [nameLabel]: name });
  for (const { metadata } of cluster.of('Namespace')) {
    all.set(metadata.name, { ...metadata.labels, [nameLabel]: metadata.name });
  }
  return all;
}

/** Whether no namespace that is not here can be meant: the platform is known, or one that is here is named as a value. */
function isCertain(cluster: Cluster, selector: Loose<LabelSelector>): boolean {
  return cluster.once(platformOf).known || namedValue(cluster, selector) !== undefined;
}

function namespaceNeeded(cluster: Cluster, selector: Loose<LabelSelector>): string {
  const name = namedValue(cluster, selector);
  return name === undefined ? 'labels of a namespace that is there' : `${nameLabel}: ${name}`;
}

/** The value of a label that is the name of a namespace: most probably that namespace is meant. */
function namedValue(cluster: Cluster, { matchLabels = {} }: Loose<LabelSelector>): string | undefined {
  return Object.values(matchLabels).find((value) => cluster.named('Namespace', '', value ?? '') !== undefined);
}

function hasPods(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  if (cluster.podsIn(namespace).some((pods) => selectsPods(selector, pods))) return true;
  const { known, opaque, pods } = cluster.once(platformOf);
  if (pods.some((one) => one.namespace === namespace && maySelect(selector, one))) return true;
  return namespace === 'kube-system' ? !known || opaque.has(namespace) : isOpaque(cluster, namespace);
}
