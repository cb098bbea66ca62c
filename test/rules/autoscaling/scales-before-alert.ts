import { mutation, type Proof } from '../proof.ts';

const alert = (wait: string, expr = 'max(kafka_consumergroup_lag_sum) > 10000') => `
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: web, namespace: shop }
spec: { groups: [{ name: lag, rules: [{ alert: HighLag, expr: '${expr}', for: ${wait} }] }] }
`;

const manifests = (window: number, wait: string, expr?: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { name: web }
  advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleUp: { stabilizationWindowSeconds: ${window} } } } }
  triggers: [{ type: kafka, metadata: { bootstrapServers: "kafka:9092", consumerGroup: etl, topic: raw } }]
${alert(wait, expr)}`;

const horizontal = (metric: string, window: number) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  maxReplicas: 9
  metrics: [{ type: External, external: { metric: { ${metric} }, target: { type: AverageValue, averageValue: 1000 } } }]
  behavior: { scaleUp: { stabilizationWindowSeconds: ${window} } }
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
    {
      what: 'an external metric of an HPA (corrections.md 81)',
      manifests: horizontal('name: kafka_consumer_lag', 300) + alert('5m', 'kafka_consumer_lag_sum > 10000'),
      says: [
        'HorizontalPodAutoscaler shop/web › spec.behavior.scaleUp.stabilizationWindowSeconds: 300, and alert HighLag fires after 300 s › less, or a longer `for` of the alert',
      ],
    },
  ],
  accepted: [
    { what: 'another metric', manifests: horizontal('name: queue_depth', 300) + alert('5m') },
    { what: 'an HPA that acts at once', manifests: horizontal('name: kafka_consumer_lag', 0) + alert('0s') },
    {
      what: 'a metric of another topic',
      manifests:
        horizontal('name: kafka_consumer_lag, selector: { matchLabels: { topic: raw } }', 300) +
        alert('1m', 'kafka_consumergroup_lag_sum{topic="orders"} > 10'),
    },
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
