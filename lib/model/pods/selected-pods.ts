import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose } from '../kinds.ts';
import { LabelIndex } from '../label-index.ts';
import type { Pods } from './pods.ts';
import { selects } from '../selector.ts';

/**
 * Whether a selector may mean pods: by the labels of their template, and by those that Kubernetes, Istio and operators add
 * to pods when they make them, whose values nobody can know from here.
 */
export function selectsPods(selector: Loose<LabelSelector>, pods: Pods): boolean {
  const { labels } = pods;
  if (selects(selector, labels)) return true;
  const isAdded = (label: string): boolean => !(label in labels) && isAddedTo(pods, label);
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (!Object.keys(matchLabels).some(isAdded) && !matchExpressions.some(({ key }) => isAdded(key ?? ''))) return false;
  const known = {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([name]) => !isAdded(name))),
    matchExpressions: matchExpressions.filter(({ key = '' }) => !isAdded(key)),
  };
  return selects(known, labels);
}

/** The pods of a namespace that a selector may mean. */
export function selectedPods(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): readonly Pods[] {
  return candidates(cluster, namespace, selector).filter((pods) => selectsPods(selector, pods));
}

/** Whether a selector may mean any pods of a namespace. */
export function selectsAny(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  return candidates(cluster, namespace, selector).some((pods) => selectsPods(selector, pods));
}

/** Pods that bear the first label of a selector, or all where that is one that is added later. */
function candidates(cluster: Cluster, namespace: string, { matchLabels }: Loose<LabelSelector>): readonly Pods[] {
  for (const label in matchLabels) {
    if (isOfOperator(label)) break;
    return (
      cluster
        .once(podsByLabel)
        .get(namespace)
        ?.selected({ matchLabels: { [label]: matchLabels[label] } }) ?? []
    );
  }
  return cluster.podsIn(namespace);
}

function podsByLabel(cluster: Cluster): ReadonlyMap<string, LabelIndex<Pods>> {
  const namespaces = new Set(cluster.pods.map(({ namespace }) => namespace));
  return new Map([...namespaces].map((namespace) => [namespace, new LabelIndex(cluster.podsIn(namespace))]));
}

/** Whether all labels of a Service's selector are among those of a template. */
export function labelsSelect(
  selector: Readonly<Record<string, string | undefined>>,
  labels: Readonly<Record<string, string | undefined>> = {},
): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value || ofKubernetes.has(name));
}

const ofKubernetes: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

const ofIstio: ReadonlySet<string> = new Set([
  'istio.io/rev',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
]);

function isOfOperator(label: string): boolean {
  return ofKubernetes.has(label) || ofIstio.has(label) || label === 'role' || /^(cnpg|ray)\.io\//.test(label);
}

function isAddedTo({ owner, inMesh, role }: Pods, label: string): boolean {
  if (ofKubernetes.has(label)) return true;
  if (ofIstio.has(label)) return inMesh;
  if (role === 'instance' || owner.kind === 'Pooler') return label === 'role' || label.startsWith('cnpg.io/');
  return role !== 'pod' && label.startsWith('ray.io/');
}
