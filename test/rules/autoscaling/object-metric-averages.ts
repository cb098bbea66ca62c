import { mutation, type Proof } from '../proof.ts';

const hpa = (target: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics:
    - type: Object
      object: { describedObject: { kind: Service, name: web }, metric: { name: pipelines }, target: ${target} }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'a total',
      manifests: hpa('{ type: Value, value: "100" }'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].object.target.type: Value 100, a total that is held against the replicas there are › AverageValue, for each pod',
      ],
    },
  ],
  accepted: [
    { what: 'a share', manifests: hpa('{ type: AverageValue, averageValue: "100" }') },
    {
      what: 'a time, which is nothing to divide',
      manifests: hpa('{ type: Value, value: 500m }').replace('pipelines', 'request_latency_p95'),
    },
  ],
  mutations: [
    mutation('a metric of an object', 'HorizontalPodAutoscaler', () => [
      { field: 'spec.metrics[0]', to: { type: 'Object', object: { target: { type: 'Value', value: '100' } } } },
    ]),
  ],
};
