import type { ClusterAddOn } from '../../lib/spec/controller.ts';

/** Pods that no Helm chart of the table contains: add-ons of the cluster, and Argo CD. */
export const addOns = {
  // Every pod may query it. It queries the resolver of the node, and Prometheus scrapes it (`coredns` of
  // kube-prometheus-stack).
  coredns: {
    namespace: 'kube-system',
    pods: {
      coredns: {
        labels: { 'k8s-app': 'kube-dns' },
        metrics: [9153],
        callers: [
          {
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
        resolver: true,
      },
    },
  },
  // https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html; its labels are those of the add-on's Helm chart:
  // https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/master/charts/aws-ebs-csi-driver
  'aws-ebs-csi-driver': {
    namespace: 'kube-system',
    platforms: ['eks'],
    pods: {
      'ebs-csi-controller': { labels: { app: 'ebs-csi-controller' }, internet: [443] },
      'ebs-csi-node': { labels: { app: 'ebs-csi-node' } },
    },
  },
  // Argo CD's own manifests limit the callers of each of its parts, above all of Redis. These policies limit the
  // connections of all of them: to each other, to Git repositories (22 and 443) and to Helm repositories.
  // https://argo-cd.readthedocs.io/en/stable/operator-manual/architecture/
  argocd: {
    namespace: 'argocd',
    pods: {
      argocd: {
        internet: [22, 443],
        calls: [
          {
            namespace: 'argocd',
            ports: [5556, 5557, 6379, 7000, 8080, 8081].map((port) => ({ port, protocol: 'TCP' as const })),
          },
        ],
      },
    },
  },
} as const satisfies Readonly<Record<string, ClusterAddOn>>;
