import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../cluster.ts';
import type { Loose } from '../kinds.ts';
import type { Pods } from '../pods.ts';
import { selects } from '../selector.ts';

/**
 * Whether a selector may mean pods: by the labels of their template, and by those that Kubernetes, Istio and operators add
 * to pods when they make them, whose values nobody can know from here.
 */
export function selectsPods(selector: Loose<LabelSelector>, { labels }: Pick<Pods, 'labels'>): boolean {
  if (selects(selector, labels)) return true;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  if (!Object.keys(matchLabels).some(isAdded) && !matchExpressions.some(({ key }) => isAdded(key ?? ''))) return false;
  const known = {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([name]) => !isAdded(name) || name in labels)),
    matchExpressions: matchExpressions.filter(({ key = '' }) => !isAdded(key) || key in labels),
  };
  return selects(known, labels);
}

/** The pods of a namespace that a selector may mean. */
export function selectedPods(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): readonly Pods[] {
  return cluster.podsIn(namespace).filter((pods) => selectsPods(selector, pods));
}

/** Whether all labels of a Service's selector are among those of a template. */
export function labelsSelect(
  selector: Readonly<Record<string, string | undefined>>,
  labels: Readonly<Record<string, string | undefined>> = {},
): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value || isAdded(name));
}

const added: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'istio.io/rev',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'role',
  'rollouts-pod-template-hash',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'statefulset.kubernetes.io/pod-name',
]);

function isAdded(label: string): boolean {
  return added.has(label) || label.startsWith('cnpg.io/') || label.startsWith('ray.io/');
}
