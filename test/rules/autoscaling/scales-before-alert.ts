import { mutation, type Proof } from '../proof.ts';

const manifests = (window: number, wait: string, expr = 'max(kafka_consumergroup_lag_sum) > 10000') => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { name: web }
  advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { stabilizationWindowSeconds: ${window} } } } }
  triggers: [{ type: kafka, metadata: { bootstrapServers: "kafka:9092", consumerGroup: etl, topic: raw } }]
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: web, namespace: shop }
spec: { groups: [{ name: lag, rules: [{ alert: HighLag, expr: '${expr}', for: ${wait} }] }] }
`;

export const proof: Proof = {
  refused: [
    {
      what: 'both after five minutes',
      manifests: manifests(300, '5m'),
      says: [
        'ScaledObject shop/web › spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds: 300, and alert HighLag fires after 300 s › less, or a longer `for` of the alert',
      ],
    },
  ],
  accepted: [
    { what: 'the autoscaler first', manifests: manifests(300, '5m1s') },
    {
      what: 'an alert on another topic',
      manifests: manifests(300, '1m', 'kafka_consumergroup_lag_sum{topic="orders"} > 10'),
    },
  ],
  mutations: [
    mutation('a window longer than the alert waits', 'ScaledObject', ({ spec }) =>
      spec?.triggers?.[0]?.type === 'kafka'
        ? [
            {
              field: 'spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.stabilizationWindowSeconds',
              to: 3600,
            },
          ]
        : [],
    ),
  ],
};
