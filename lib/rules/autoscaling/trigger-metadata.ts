import { readSchedule } from '../../model/cron.ts';
import { closest } from '../../schemas/closest.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import type { Of } from '../../model/kinds.ts';
import { quantity } from '../../model/quantity.ts';

type Metadata = Readonly<Record<string, string | undefined>>;

export const triggerMetadata: ClusterRule = {
  id: 'trigger-metadata',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ScaledObject'],
  summary: 'every trigger of KEDA has the metadata that its scaler needs',
  why: 'For a trigger that KEDA cannot parse it creates no HPA: the replica count never changes.',
  source: 'https://keda.sh/docs/latest/scalers/',
  ofObject: true,
  *check(cluster) {
    const scalers = new Set(scalerNames.join(' ').split(' '));
    for (const object of cluster.of('ScaledObject')) {
      for (const [index, trigger] of (object.spec?.triggers ?? []).entries()) {
        const { type = '', metadata = {} } = trigger;
        const at = `spec.triggers[${index}].metadata`;
        const meant = scalers.has(type) ? undefined : closest(type, scalers);
        if (meant !== undefined) {
          const is = `'${type}', which is no scaler`;
          yield { object, field: `spec.triggers[${index}].type`, is, needed: meant };
        }
        for (const name of required.get(type) ?? []) {
          if ((metadata[name] ?? metadata[`${name}FromEnv`] ?? '') !== '') continue;
          yield { object, field: `${at}.${name}`, is: `missing for ${type}`, needed: `a ${name}` };
        }
        for (const name of numbers.get(type) ?? []) {
          const value = metadata[name];
          if (value === undefined || quantity(value) > 0) continue;
          yield { object, field: `${at}.${name}`, is: `'${value}'`, needed: 'a number above 0' };
        }
        if (type === 'cron') yield* cronFindings(object, at, metadata);
      }
    }
  },
};

/**
 * Metadata that the scalers of KEDA 2.16 and later require: fields that are neither optional nor have a default, and that no
 * TriggerAuthentication can supply. https://github.com/kedacore/keda/tree/main/pkg/scalers
 */
const required: ReadonlyMap<string, readonly string[]> = new Map([
  ['cpu', ['value']],
  ['memory', ['value']],
  ['cron', ['timezone', 'start', 'end', 'desiredReplicas']],
  ['kafka', ['bootstrapServers', 'consumerGroup']],
  ['prometheus', ['serverAddress', 'query', 'threshold']],
  ['rabbitmq', ['queueName']],
]);

/** Scalers of KEDA 2.20 that a misspelt type may mean; other types are left to KEDA. https://keda.sh/docs/latest/scalers/ */
const scalerNames: readonly string[] = [
  'activemq apache-kafka arangodb artemis-queue aws-cloudwatch aws-dynamodb aws-dynamodb-streams aws-kinesis-stream',
  'aws-sqs-queue azure-app-insights azure-blob azure-data-explorer azure-eventhub azure-log-analytics azure-monitor',
  'azure-pipelines azure-queue azure-servicebus beanstalkd cassandra couchdb cpu cron datadog dynatrace',
  'elasticsearch etcd external external-push forgejo-runner gcp-cloudtasks gcp-pubsub gcp-stackdriver gcp-storage',
  'github-runner graphite huawei-cloudeye ibmmq influxdb kafka kubernetes-resource kubernetes-workload liiklus loki',
  'memory metrics-api mongodb mssql mysql nats-jetstream new-relic nsq openstack-metric openstack-swift postgresql',
  'predictkube prometheus pulsar rabbitmq redis redis-cluster redis-cluster-streams redis-sentinel',
  'redis-sentinel-streams redis-streams selenium-grid solace-event-queue solr splunk splunk-observability stan',
  'sumologic temporal',
];

const numbers: ReadonlyMap<string, readonly string[]> = new Map([
  ['cpu', ['value']],
  ['memory', ['value']],
  ['cron', ['desiredReplicas']],
  ['kafka', ['lagThreshold']],
  ['prometheus', ['threshold']],
  ['rabbitmq', ['value']],
]);

function* cronFindings(object: Of<'ScaledObject'>, at: string, metadata: Metadata): Iterable<Found> {
  const { desiredReplicas, end, start } = metadata;
  for (const [name, pattern] of Object.entries({ start, end })) {
    const read = pattern === undefined ? undefined : readSchedule(pattern, 5);
    if (pattern === undefined || read === undefined || !('wrong' in read)) continue;
    yield { object, field: `${at}.${name}`, is: `'${pattern}' ${read.wrong}`, needed: 'five fields of cron' };
  }
  if (start !== undefined && start === end)
    yield { object, field: `${at}.end`, is: `'${end}', the start too`, needed: 'a later time' };
  const { maxReplicaCount = 100 } = object.spec ?? {};
  if (Number(desiredReplicas) > maxReplicaCount) {
    const is = `${desiredReplicas ?? ''}, above maxReplicaCount ${maxReplicaCount}`;
    yield { object, field: `${at}.desiredReplicas`, is, needed: `at most ${maxReplicaCount}` };
  }
}
