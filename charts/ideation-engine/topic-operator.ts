import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Maintains the topics in Kafka according to the KafkaTopic objects. */
export const topicOperator = {
  kind: 'Deployment',
  description: "Strimzi's standalone Topic Operator: creates and changes the topics",
  assumed: "ACK has no kind for topics; the image is Strimzi's with the library for MSK's IAM added",
  image: 'strimzi-topic-operator',
  command: ['/opt/strimzi/bin/topic_operator_run.sh'],
  resources: { requests: { cpu: '200m', memory: '512Mi' }, limits: { cpu: '1', memory: '512Mi' } },
  scaling: { replicas: 1 },
  calls: ['kafka'],
  aws: [
    {
      actions: [
        'kafka-cluster:AlterTopic',
        'kafka-cluster:AlterTopicDynamicConfiguration',
        'kafka-cluster:CreateTopic',
        'kafka-cluster:DescribeTopic',
        'kafka-cluster:DescribeTopicDynamicConfiguration',
      ],
      resources: ['arn:aws:kafka:{region}:{account}:topic/{kafka}/*'],
    },
  ],
  kubernetesApi: [
    {
      apiGroups: ['kafka.strimzi.io'],
      resources: ['kafkatopics'],
      verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
    },
    { apiGroups: ['kafka.strimzi.io'], resources: ['kafkatopics/status'], verbs: ['get', 'patch', 'update'] },
    { apiGroups: [''], resources: ['events'], verbs: ['create'] },
  ],
  environment: {
    STRIMZI_NAMESPACE: 'l0-ingestion',
    STRIMZI_RESOURCE_LABELS: 'strimzi.io/cluster=kafka',
    STRIMZI_KAFKA_BOOTSTRAP_SERVERS: '$(KAFKA_BOOTSTRAP_SERVERS)',
    STRIMZI_SECURITY_PROTOCOL: '$(KAFKA_SECURITY_PROTOCOL)',
    STRIMZI_SASL_ENABLED: 'true',
    STRIMZI_SASL_CUSTOM_CONFIG_JSON:
      '{"sasl.mechanism":"AWS_MSK_IAM","sasl.jaas.config":"software.amazon.msk.auth.iam.IAMLoginModule required;","sasl.client.callback.handler.class":"software.amazon.msk.auth.iam.IAMClientCallbackHandler"}',
    STRIMZI_SKIP_CLUSTER_CONFIG_REVIEW: 'true',
    STRIMZI_USE_FINALIZERS: 'false',
  },
  metrics: { port: 8080, exports: ['strimzi_reconciliations_total'] },
  probes: { liveness: '/healthy', readiness: '/ready' },
  overrides: { dev: { environment: { STRIMZI_SASL_ENABLED: 'false', STRIMZI_SASL_CUSTOM_CONFIG_JSON: '{}' } } },
} as const satisfies WorkloadSpec;
