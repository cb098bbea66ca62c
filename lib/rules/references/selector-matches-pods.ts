import type { LabelSelector } from '../../../imports/kubernetes.ts';
import type { Cluster } from '../../model/cluster.ts';
import { maySelectForeign } from '../../model/foreign-objects.ts';
import type { KubernetesObject, Loose } from '../../model/kinds.ts';
import { isOpaque, platformOf, platformPods } from '../../model/platform-pods.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { isEverything, selectorText } from '../../model/selector.ts';
import { rootNamespace } from '../../model/traffic/root-namespace.ts';
import { selectsAny, selectsPods } from '../../model/pods/selected-pods.ts';

export const selectorMatchesPods: ClusterRule = {
  id: 'selector-matches-pods',
  tier: 'correctness',
  severity: 'error',
  misses: 'the pods',
  kinds: ['AuthorizationPolicy', 'EnvoyFilter', 'Gateway', 'NetworkPolicy', 'PodDisruptionBudget'],
  summary: 'every policy, budget, Sidecar, EnvoyFilter and Gateway that selects pods selects some',
  why: 'A policy or budget that selects no pod has no effect: the pods that it is meant for stay unprotected, and traffic that it should allow stays denied.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  *check(cluster) {
    // Only in a PodDisruptionBudget does a missing selector differ from an empty one: it selects no pods.
    for (const object of cluster.of('PodDisruptionBudget')) {
      const is = 'missing, which selects no pod';
      if (object.spec?.selector === undefined)
        yield { object, field: 'spec.selector', is, needed: 'labels of the pods that it is for' };
    }
    for (const { object, field, selector, anywhere = false } of selectors(cluster)) {
      const namespace = object.metadata.namespace ?? '';
      if (isEverything(selector)) continue;
      if (anywhere ? selectsAnywhere(cluster, selector) : selectsIn(cluster, namespace, selector)) continue;
      const where = anywhere ? 'the cluster' : namespace === '' ? 'its namespace' : namespace;
      const is = `selects ${selectorText(selector)}, which matches no pod in ${where}`;
      yield { object, field, is, needed: 'labels of the pods that it is for' };
    }
  },
};

interface Selecting {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly selector: Loose<LabelSelector>;
  /** Whether pods of every namespace count. */
  readonly anywhere?: boolean;
}

function* selectors(cluster: Cluster): Iterable<Selecting> {
  const isRoot = ({ metadata }: KubernetesObject) => metadata.namespace === rootNamespace(cluster);
  for (const object of cluster.of('NetworkPolicy')) {
    yield { object, field: 'spec.podSelector', selector: object.spec?.podSelector ?? {} };
  }
  for (const object of cluster.of('PodDisruptionBudget')) {
    yield { object, field: 'spec.selector', selector: object.spec?.selector ?? {} };
  }
  for (const kind of ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication'] as const) {
    for (const object of cluster.of(kind)) {
      const matchLabels = object.spec?.selector?.matchLabels ?? {};
      yield { object, field: 'spec.selector', selector: { matchLabels }, anywhere: isRoot(object) };
    }
  }
  for (const kind of ['EnvoyFilter', 'Sidecar'] as const) {
    for (const object of cluster.of(kind)) {
      const matchLabels = object.spec?.workloadSelector?.labels ?? {};
      yield { object, field: 'spec.workloadSelector', selector: { matchLabels }, anywhere: isRoot(object) };
    }
  }
  for (const object of cluster.of('DestinationRule')) {
    const matchLabels = object.spec?.workloadSelector?.matchLabels ?? {};
    yield { object, field: 'spec.workloadSelector', selector: { matchLabels } };
  }
  // Gateways select pods of every namespace, unless istiod is configured otherwise.
  for (const object of cluster.of('Gateway')) {
    const selector = { matchLabels: object.spec?.selector ?? {} };
    yield { object, field: 'spec.selector', selector, anywhere: true };
  }
}

function selectsIn(cluster: Cluster, namespace: string, selector: Loose<LabelSelector>): boolean {
  if (selectsAny(cluster, namespace, selector) || maySelectForeign(cluster, namespace, selector)) return true;
  return platformPods(cluster, selector, namespace).length > 0 || isOpaque(cluster, namespace);
}

function selectsAnywhere(cluster: Cluster, selector: Loose<LabelSelector>): boolean {
  const { known, opaque } = cluster.once(platformOf);
  if (!known || opaque.size > 0) return true;
  return platformPods(cluster, selector).length > 0 || cluster.pods.some((pods) => selectsPods(selector, pods));
}
