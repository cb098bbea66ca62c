import type { ClusterRule } from '../../model/rule.ts';

export const noNakedPods: ClusterRule = {
  id: 'no-naked-pods',
  tier: 'policy',
  severity: 'error',
  kinds: ['pods'],
  summary: 'a controller makes every pod',
  why: 'No controller recreates such a Pod when its node is gone.',
  source: 'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
  ofObject: true,
  *check(cluster) {
    for (const kind of ['Pod', 'ReplicaSet'] as const) {
      for (const object of cluster.of(kind)) {
        const { annotations = {}, controller } = object.metadata;
        if (controller !== undefined) continue;
        if ('argocd.argoproj.io/hook' in annotations || 'helm.sh/hook' in annotations) continue;
        const is = kind === 'Pod' ? 'Pod: it is gone with its node' : 'ReplicaSet: nobody updates it';
        yield { object, field: 'kind', is, needed: 'a Deployment, StatefulSet or Job' };
      }
    }
  },
};
