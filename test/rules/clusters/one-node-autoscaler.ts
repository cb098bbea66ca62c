import { mutation, type Proof } from '../proof.ts';

const pool = 'apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: { name: general }\n---\n';
const autoscaler = (image: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cluster-autoscaler, namespace: kube-system }
spec: { template: { spec: { containers: [{ name: main, image: ${image} }] } } }
`;
const chart =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ca, namespace: argocd }\nspec: { source: { chart: cluster-autoscaler } }\n';

export const proof: Proof = {
  refused: [
    {
      what: 'both',
      manifests: pool + autoscaler('registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.0'),
      says: [
        'Deployment kube-system/cluster-autoscaler › spec.template.spec.containers[0].image: beside Karpenter, as NodePool general asks for it › one of the two',
      ],
    },
    {
      what: 'both, by a chart',
      manifests: pool + chart,
      says: [
        'Application argocd/ca › spec.source.chart: beside Karpenter, as NodePool general asks for it › one of the two',
      ],
    },
  ],
  accepted: [
    { what: 'one of them', manifests: autoscaler('k8s.gcr.io/autoscaling/cluster-autoscaler:v1.21.0') },
    { what: 'an image of another name', manifests: pool + autoscaler('cluster-autoscaler/exporter:1.0') },
  ],
  mutations: [
    mutation('Cluster Autoscaler too', 'Application', ({ spec }, cluster) =>
      spec?.source?.chart === 'external-secrets' && cluster.of('NodePool').length > 0
        ? [{ field: 'spec.source.chart', to: 'cluster-autoscaler' }]
        : [],
    ),
  ],
};
