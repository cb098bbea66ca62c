import { mutation, type Proof } from '../proof.ts';

const crawler = (declared: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: crawler, namespace: shop, annotations: ${declared} }
spec:
  selector: { matchLabels: { app: crawler } }
  template: { metadata: { labels: { app: crawler } }, spec: { containers: [] } }
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: crawler, namespace: shop }
spec:
  scaleTargetRef: { name: crawler }
  triggers: [{ type: kafka, metadata: { bootstrapServers: "kafka:9092", consumerGroup: etl, topic: raw } }]
`;
const writes = '{ strata.dev/publishes: "raw\\nerrors", strata.dev/consumes: sites }';

export const proof: Proof = {
  refused: [
    {
      what: 'the lag of what it writes',
      manifests: crawler(writes),
      says: [
        'ScaledObject shop/crawler › spec.triggers[0].metadata.topic: raw, which crawler writes and does not read › the topic that it reads',
      ],
    },
    {
      what: 'the same by an external metric',
      manifests: `${crawler(writes).replace('topic: raw }', 'topic: sites }')}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: crawler, namespace: shop }
spec:
  maxReplicas: 5
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: crawler }
  metrics: [{ type: External, external: { metric: { name: lag, selector: { matchLabels: { topic: raw } } }, target: { type: AverageValue } } }]
`,
      says: [
        'HorizontalPodAutoscaler shop/crawler › spec.metrics[0].external.metric.selector.matchLabels.topic: raw, which crawler writes and does not read › the topic that it reads',
      ],
    },
  ],
  accepted: [
    { what: 'nothing declared', manifests: crawler('{}') },
    { what: 'what it reads', manifests: crawler('{ strata.dev/publishes: events, strata.dev/consumes: raw }') },
    {
      what: 'what it writes and reads again',
      manifests: crawler('{ strata.dev/publishes: raw, strata.dev/consumes: raw }'),
    },
  ],
  mutations: [
    mutation('the topic that it writes', 'ScaledObject', ({ metadata, spec }, cluster) => {
      const { name, namespace = '' } = metadata;
      const topics = cluster.named('Deployment', namespace, name)?.metadata.annotations?.['strata.dev/publishes'] ?? '';
      return (spec?.triggers ?? []).flatMap(({ type }, index) =>
        type !== 'kafka' || topics === ''
          ? []
          : { field: `spec.triggers[${index}].metadata.topic`, to: topics.split('\n')[0] },
      );
    }),
  ],
};
