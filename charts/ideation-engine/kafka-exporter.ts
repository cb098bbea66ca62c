import type { WorkloadSpec } from '../../lib/spec/workload.ts';

/** Exports the lag of each consumer group, for the alert HighKafkaLag. */
export const kafkaExporter = {
  kind: 'Deployment',
  description: 'Exports the lag of every consumer group',
  assumed: 'The document alerts on a metric that no common exporter has; this is the one of kafka_exporter',
  notInDev: 'The stand-in broker has no IAM, and nobody is paged for dev',
  image: 'docker.io/danielqsj/kafka-exporter:v1.9.0',
  args: [
    '--kafka.server=$(KAFKA_BROKER)',
    '--tls.enabled',
    '--sasl.enabled',
    '--sasl.mechanism=awsiam',
    '--sasl.aws-region=$(KAFKA_REGION)',
  ],
  resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  scaling: { replicas: 1 },
  calls: ['kafka'],
  aws: [
    {
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:DescribeGroup'],
      resources: [
        'arn:aws:kafka:{region}:{account}:topic/{kafka}/*',
        'arn:aws:kafka:{region}:{account}:group/{kafka}/*',
      ],
    },
  ],
  metrics: { port: 9308, exports: ['kafka_brokers', 'kafka_consumergroup_lag', 'kafka_consumergroup_lag_sum'] },
  probes: { liveness: '/healthz', readiness: '/' },
} as const satisfies WorkloadSpec;
