import { mutation, type Proof } from '../proof.ts';

const scaled = (type: string, metadata: string) => `
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web, namespace: shop }
spec:
  minReplicaCount: 1
  maxReplicaCount: 5
  scaleTargetRef: { name: web }
  triggers: [{ type: ${type}, metadata: ${metadata} }]
`;
const at = 'ScaledObject shop/web › spec.triggers[0].metadata';

export const proof: Proof = {
  refused: [
    {
      what: 'a topic of nowhere',
      manifests: scaled('kafka', '{ topic: orders, lagThreshold: many }'),
      says: [
        `${at}.bootstrapServers: missing for kafka › a bootstrapServers`,
        `${at}.consumerGroup: missing for kafka › a consumerGroup`,
        `${at}.lagThreshold: 'many' › a number above 0`,
      ],
    },
    {
      what: 'a scaler that is misspelt',
      manifests: scaled('rabbit-mq', '{}'),
      says: ["ScaledObject shop/web › spec.triggers[0].type: 'rabbit-mq', which is no scaler › rabbitmq"],
    },
    {
      what: 'an hour that is none',
      manifests: scaled('cron', '{ timezone: UTC, start: 0 25 * * *, end: 0 20 * * 1-5, desiredReplicas: "9" }'),
      says: [
        `${at}.desiredReplicas: 9, above maxReplicaCount 5 › at most 5`,
        `${at}.start: '0 25 * * *' cannot be read › five fields of cron`,
      ],
    },
    {
      what: 'a time without length',
      manifests: scaled('cron', '{ timezone: UTC, start: 0 8 * * *, end: 0 8 * * *, desiredReplicas: "2" }'),
      says: [`${at}.end: '0 8 * * *', the start too › a later time`],
    },
    {
      what: 'a query without a threshold',
      manifests: scaled('prometheus', '{ serverAddress: http://prometheus:9090, query: up }'),
      says: [`${at}.threshold: missing for prometheus › a threshold`],
    },
  ],
  accepted: [
    { what: 'a scaler that nobody here knows', manifests: scaled('solace-event-queue', '{}') },
    {
      what: 'a value from the environment of the container',
      manifests: scaled('kafka', '{ bootstrapServersFromEnv: BROKERS, consumerGroup: web }'),
    },
    {
      what: 'working hours',
      manifests: scaled('cron', '{ timezone: UTC, start: 0 8 * * 1-5, end: 0 20 * * 1-5, desiredReplicas: "5" }'),
    },
  ],
  mutations: [
    mutation('metadata that is missing or no number', 'ScaledObject', ({ spec }) =>
      (spec?.triggers ?? []).flatMap(({ metadata = {}, type }, index) =>
        ['bootstrapServers', 'consumerGroup', 'serverAddress', 'query', 'threshold', 'queueName', 'value'].flatMap(
          (name) =>
            name in metadata
              ? [
                  // A queue has a default length.
                  ...(type === 'rabbitmq' && name === 'value'
                    ? []
                    : [{ field: `spec.triggers[${index}].metadata.${name}`, to: undefined }]),
                  ...(['threshold', 'value'].includes(name)
                    ? [{ field: `spec.triggers[${index}].metadata.${name}`, to: '0' }]
                    : []),
                ]
              : [],
        ),
      ),
    ),
  ],
};
