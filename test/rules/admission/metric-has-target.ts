import { mutation, type Proof } from '../proof.ts';

const scaler = (metric: string) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec: { maxReplicas: 3, scaleTargetRef: { kind: Deployment, name: web }, metrics: [{ ${metric} }] }
`;
const cpu = (target: string) => scaler(`type: Resource, resource: { name: cpu, target: { ${target} } }`);
const external = (target: string) => scaler(`type: External, external: { metric: { name: a }, target: { ${target} } }`);

export const proof: Proof = {
  refused: [
    {
      what: 'the source of another kind',
      manifests: scaler('type: Resource, external: { metric: { name: a }, target: { type: Value, value: 1 } }'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].external: not allowed in a metric of type Resource › resource alone',
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].resource: missing with type Resource › the metric',
      ],
    },
    {
      what: 'a target without value',
      manifests: cpu('type: Utilization'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].resource.target: no averageUtilization or averageValue › averageUtilization or averageValue',
      ],
    },
    {
      what: 'the value of another type',
      manifests: cpu('type: Utilization, averageValue: 1'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].resource.target.type: Utilization, and no averageUtilization › the type of averageValue',
      ],
    },
    {
      what: 'both, and nothing',
      manifests: external('type: Value, value: 1, averageValue: 0'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].external.target: value and averageValue › either value or averageValue',
        'HorizontalPodAutoscaler shop/web › spec.metrics[0].external.target.averageValue: 0 › more than 0',
      ],
    },
  ],
  accepted: [
    { what: 'a utilisation', manifests: cpu('type: Utilization, averageUtilization: 70') },
    { what: 'an average', manifests: external('type: AverageValue, averageValue: 100m') },
  ],
  mutations: [
    mutation('targets of other types', 'HorizontalPodAutoscaler', ({ spec }) =>
      (spec?.metrics ?? []).flatMap(({ type, resource, containerResource }, index) => {
        const field = `spec.metrics[${index}]`;
        const source = type === 'Resource' ? 'resource' : 'containerResource';
        if (resource === undefined && containerResource === undefined) return [];
        return [
          { field: `${field}.type`, to: 'Pods' },
          { field: `${field}.${source}.target`, to: { type: 'Utilization' } },
          { field: `${field}.${source}.target.type`, to: 'AverageValue' },
          { field: `${field}.${source}.target`, to: { type: 'AverageValue', averageValue: '0' } },
        ];
      }),
    ),
  ],
};
