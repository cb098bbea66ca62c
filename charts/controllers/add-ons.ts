import type { ClusterAddOn } from '../../lib/spec/controller.ts';

/** What runs beside the charts of the table: add-ons of the cluster, and Argo CD. */
export const addOns = {
  // Every pod may ask it; it asks the resolver of the node, and Prometheus reads it (kube-prometheus-stack's `coredns`).
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
  // https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html; its labels are those of the add-on's own chart:
  // https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/master/charts/aws-ebs-csi-driver
  'aws-ebs-csi-driver': {
    namespace: 'kube-system',
    platforms: ['eks'],
    pods: {
      'ebs-csi-controller': { labels: { app: 'ebs-csi-controller' }, internet: [443] },
      'ebs-csi-node': { labels: { app: 'ebs-csi-node' } },
    },
  },
  // Its own manifests say who may call each of its parts, Redis above all; these say what all of them may call: each other,
  // repositories of Git (22 and 443) and of charts. https://argo-cd.readthedocs.io/en/stable/operator-manual/architecture/
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
