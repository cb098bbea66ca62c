import type { ClusterRule } from '../../model/rule.ts';

/** ConfigMaps that controllers write, with the controller. */
const written: Readonly<Record<string, string>> = {
  // https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-happens-in-scale-up-when-i-have-no-more-quota-in-the-cloud-provider
  'cluster-autoscaler-status': 'Cluster Autoscaler writes its status to it, and reads nothing of it',
  'kube-root-ca.crt': 'the controller manager writes the certificates of the cluster to it',
  'istio-ca-root-cert': 'istiod writes the certificates of the mesh to it',
  'extension-apiserver-authentication': 'the API server writes it',
};

export const noControllerOutput: ClusterRule = {
  id: 'no-controller-output',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap'],
  summary: 'no manifest is of a kind that controllers write',
  why: 'Git and the controller overwrite each other again and again.',
  source: 'https://kubernetes.io/docs/concepts/architecture/controller/',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('ConfigMap')) {
      const is = written[object.metadata.name];
      if (is !== undefined && object.metadata.isLive !== true)
        yield { object, field: 'metadata.name', is, needed: 'no such ConfigMap' };
    }
  },
};
