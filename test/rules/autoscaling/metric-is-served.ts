import { mutation, type Proof } from '../proof.ts';

const hpa = (metric: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [${metric}]
`;
const external =
  '{ type: External, external: { metric: { name: kafka_consumer_lag }, target: { type: AverageValue, averageValue: "10" } } }';
const needed = 'a ScaledObject of KEDA with a trigger, or prometheus-adapter';

export const proof: Proof = {
  refused: [
    {
      what: 'an external metric',
      manifests: hpa(external),
      says: [
        `HorizontalPodAutoscaler shop/web › spec.metrics[0].type: External metric kafka_consumer_lag, and nothing here serves external.metrics.k8s.io › ${needed}`,
      ],
    },
    {
      what: 'a metric of pods, with KEDA alone',
      manifests: `${hpa('{ type: Pods, pods: { metric: { name: rps }, target: { type: AverageValue, averageValue: "10" } } }')}---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: keda, namespace: argocd }
spec: { source: { chart: keda, repoURL: https://kedacore.github.io/charts } }
`,
      says: [
        `HorizontalPodAutoscaler shop/web › spec.metrics[0].type: Pods metric rps, and nothing here serves custom.metrics.k8s.io › ${needed}`,
      ],
    },
  ],
  accepted: [
    { what: 'CPU', manifests: hpa('{ type: Resource, resource: { name: cpu, target: { type: Utilization } } }') },
    {
      what: 'a chart of an adapter',
      manifests: `${hpa(external)}---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: adapter, namespace: argocd }
spec: { source: { chart: prometheus-adapter, repoURL: https://prometheus-community.github.io/helm-charts } }
`,
    },
    {
      what: 'the image of an adapter',
      manifests: `${hpa(external)}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: adapter, namespace: monitoring }
spec:
  selector: { matchLabels: { app: adapter } }
  template:
    metadata: { labels: { app: adapter } }
    spec: { containers: [{ name: adapter, image: registry.k8s.io/prometheus-adapter/prometheus-adapter:v0.12.0 }] }
`,
    },
  ],
  mutations: [
    mutation('a metric from elsewhere', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.metrics[0]', to: { type: 'External', external: { metric: { name: 'queue_depth' } } } },
      { field: 'spec.metrics[0]', to: { type: 'Object', object: { metric: { name: 'queue_depth' } } } },
    ]),
  ],
};
