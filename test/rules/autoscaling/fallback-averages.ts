import { mutation, type Proof } from '../proof.ts';

const scaled = (triggers: string, more = '') => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { name: web }
  fallback: { failureThreshold: 3, replicas: 2 }
  triggers: [${triggers}]
  ${more}
`;
const cpu = '{ type: cpu, metricType: AverageValue, metadata: { value: "70" } }';
const total = '{ type: prometheus, metricType: Value, metadata: {} }';
const says = [
  'ScaledObject shop/web › spec.fallback: a fallback, and no trigger besides CPU and memory › another trigger, or no fallback',
];

export const proof: Proof = {
  refused: [{ what: 'CPU', manifests: scaled(cpu), says }],
  accepted: [
    { what: 'an average', manifests: scaled(`${cpu}, { type: kafka, metadata: {} }`) },
    { what: 'a total, which KEDA 2.18 and later divide', manifests: scaled(`${cpu}, ${total}`) },
    { what: 'a formula', manifests: scaled(cpu, 'advanced: { scalingModifiers: { formula: "a + 1" } }') },
  ],
  mutations: [
    mutation('CPU alone', 'ScaledObject', ({ spec }) =>
      spec?.fallback === undefined
        ? []
        : [
            {
              fields: Object.fromEntries(
                (spec.triggers ?? []).map((_, index) => [`spec.triggers[${index}].type`, 'cpu'] as const),
              ),
            },
          ],
    ),
  ],
};
