import { below, type Paths, type Table } from './table.ts';

/** What a selector is, and whether it may be empty. */
export type SelectorForm = 'labels' | 'some labels' | 'nodes';

const term: Paths<SelectorForm> = { labelSelector: 'labels', namespaceSelector: 'labels' };
const nodes: Paths<SelectorForm> = { matchExpressions: 'nodes', matchFields: 'nodes' };
const peers: Paths<SelectorForm> = { namespaceSelector: 'labels', podSelector: 'labels' };

const webhook: Paths<SelectorForm> = below(['webhooks[]'], { namespaceSelector: 'labels', objectSelector: 'labels' });

/** Selectors, by the kinds that have them. */
export const selectors: Table<SelectorForm> = {
  pods: {
    'affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions': 'nodes',
    ...below(['affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[]'], nodes),
    ...below(
      ['podAffinity', 'podAntiAffinity'].flatMap((kind) => [
        `affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution[].podAffinityTerm`,
        `affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution[]`,
      ]),
      term,
    ),
    'topologySpreadConstraints[].labelSelector': 'labels',
    'volumes[].ephemeral.volumeClaimTemplate.spec.selector': 'labels',
    'volumes[].projected.sources[].clusterTrustBundle.labelSelector': 'labels',
  },
  kinds: {
    ClusterRole: { 'aggregationRule.clusterRoleSelectors[]': 'labels' },
    DaemonSet: { 'spec.selector': 'some labels' },
    Deployment: { 'spec.selector': 'some labels' },
    NetworkPolicy: {
      'spec.podSelector': 'labels',
      ...below(['spec.egress[].to[]', 'spec.ingress[].from[]'], peers),
    },
    MutatingWebhookConfiguration: webhook,
    NodePool: { 'spec.template.spec.requirements': 'nodes' },
    PersistentVolumeClaim: { 'spec.selector': 'labels' },
    PodDisruptionBudget: { 'spec.selector': 'labels' },
    PodMonitor: { 'spec.selector': 'labels' },
    ReplicaSet: { 'spec.selector': 'some labels' },
    Rollout: { 'spec.selector': 'some labels' },
    ServiceMonitor: { 'spec.selector': 'labels' },
    PersistentVolume: below(['spec.nodeAffinity.required.nodeSelectorTerms[]'], nodes),
    ValidatingWebhookConfiguration: webhook,
    StatefulSet: { 'spec.selector': 'some labels', 'spec.volumeClaimTemplates[].spec.selector': 'labels' },
  },
};
