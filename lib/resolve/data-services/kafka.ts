import type { ClusterSpec } from '../../spec/cluster.ts';
import type { StatefulSetSpec } from '../../spec/workload.ts';
import type { Declared } from '../declared.ts';
import type { KafkaContext } from '../scaling.ts';
import type { DataService } from '../system.ts';
import type { AwsRole } from '../workload.ts';
import { inDataSubnets, variable, type Resolver } from './resolver.ts';

/** Port of the stand-in, in plain text within the mesh. */
const plainPort = 9092;
/** Port of MSK's listener with IAM over TLS. */
const iamPort = 9098;

/** Kafka. A caller may read and write only the topics that it declares. */
export const kafka: Resolver<DataService<'kafka'>> = {
  address: ({ size }, cluster) => inDataSubnets(size.brokers, iamPort, 'TLS', cluster),
  connectionInfo: (service, { hosts, port }, { region }) => ({
    environment: {
      [variable(service, 'BOOTSTRAP_SERVERS')]: bootstrapServers(hosts, port),
      [variable(service, 'SECURITY_PROTOCOL')]: service.managed ? 'SASL_SSL' : 'PLAINTEXT',
      [variable(service, 'BROKER')]: `${hosts[0] ?? ''}:${port}`,
      [variable(service, 'REGION')]: region,
    },
  }),
  rights: ({ size }, { spec }, { region, account }) =>
    statements(spec, (type, rest) => `arn:aws:kafka:${region}:${account}:${type}/${size.identifier}/*${rest}`),
  standIn: (service) => ({ port: plainPort, spec: broker(service) }),
};

/** Whether the data service is Kafka. */
export function isKafka(service: DataService): service is DataService<'kafka'> {
  return service.kind === 'kafka';
}

/** The brokers and partitions that triggers on consumer lag need. */
export function kafkaContext(
  { managed, spec }: DataService<'kafka'>,
  hosts: readonly string[],
  { region }: ClusterSpec,
): KafkaContext {
  return {
    bootstrapServers: bootstrapServers(hosts, managed ? iamPort : plainPort),
    iamRegion: managed ? region : undefined,
    partitions: new Map(spec.topics.map((topic) => [topic.name, topic.partitions])),
  };
}

function bootstrapServers(hosts: readonly string[], port: number): string {
  return hosts.map((host) => `${host}:${port}`).join(',');
}

function statements(spec: Declared['spec'], arn: (type: string, rest: string) => string): AwsRole['statements'] {
  const topics = (names: readonly string[]): string[] => names.map((topic) => arn('topic', `/${topic}`));
  return [
    { actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'], resources: [arn('cluster', '')] },
    ...(spec.publishes === undefined
      ? []
      : [{ actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'], resources: topics(spec.publishes) }]),
    ...(spec.consumes === undefined
      ? []
      : [
          {
            actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
            resources: topics(spec.consumes.topics),
          },
          {
            actions: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
            resources: [arn('group', `/${spec.consumes.group}`)],
          },
        ]),
  ];
}

function broker({ name, namespace, spec }: DataService<'kafka'>): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for MSK: ${spec.description}`,
    image: 'docker.io/apache/kafka:3.9.1',
    architectures: ['amd64', 'arm64'],
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/var/lib/kafka' },
    ports: { 'tcp-kafka': plainPort },
    resources: { requests: { cpu: '500m', memory: '2Gi' } },
    environment: {
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: `PLAINTEXT://:${plainPort},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${name}.${namespace}.svc.cluster.local:${plainPort}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
      KAFKA_HEAP_OPTS: '-Xms128m -Xmx512m',
    },
    writable: ['/tmp', '/opt/kafka/config', '/opt/kafka/logs', '/mnt/shared/config'],
    probes: {
      liveness: { tcp: 'tcp-kafka' },
      readiness: { exec: ['/opt/kafka/bin/kafka-broker-api-versions.sh', `--bootstrap-server=127.0.0.1:${plainPort}`] },
    },
  };
}
