import type { DataServiceSpec } from '../spec/data-service.ts';
import type { StatefulSetSpec } from '../spec/workload.ts';

/** A single-replica stand-in for a managed data service, and the port it answers on: for dev, where all data is synthetic. */
export function standIn(
  name: string,
  service: DataServiceSpec,
): { readonly port: number; readonly spec: StatefulSetSpec } {
  switch (service.kind) {
    case 'aurora-postgresql':
      return { port: 5432, spec: postgresql(service) };
    case 'kafka':
      return { port: 9092, spec: kafka(name, service) };
    case 'bucket':
      return { port: 9000, spec: minio(service) };
  }
}

function postgresql(service: Extract<DataServiceSpec, { kind: 'aurora-postgresql' }>): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for Aurora: ${service.description}`,
    image: 'docker.io/pgvector/pgvector:0.8.1-pg15',
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/var/lib/postgresql' },
    ports: { 'tcp-postgres': 5432 },
    resources: { requests: { cpu: '500m', memory: '1Gi' } },
    environment: {
      POSTGRES_DB: service.database,
      POSTGRES_USER_FILE: '/etc/secrets/username',
      POSTGRES_PASSWORD_FILE: '/etc/secrets/password',
      PGDATA: '/var/lib/postgresql/pgdata',
    },
    secrets: {
      username: { from: service.credentials, property: 'username' },
      password: { from: service.credentials, property: 'password' },
    },
    writable: ['/tmp', '/var/run/postgresql'],
    probes: {
      liveness: { tcp: 'tcp-postgres' },
      readiness: { exec: ['pg_isready', '--host=127.0.0.1', `--dbname=${service.database}`] },
    },
  };
}

function kafka(name: string, service: Extract<DataServiceSpec, { kind: 'kafka' }>): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for MSK: ${service.description}`,
    image: 'docker.io/apache/kafka:3.9.1',
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/var/lib/kafka' },
    ports: { 'tcp-kafka': 9092 },
    resources: { requests: { cpu: '500m', memory: '2Gi' } },
    environment: {
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: 'PLAINTEXT://:9092,CONTROLLER://:9093',
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${name}.${service.layer}.svc.cluster.local:9092`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
      KAFKA_HEAP_OPTS: '-Xms128m -Xmx512m',
    },
    writable: ['/tmp', '/opt/kafka/config', '/opt/kafka/logs', '/mnt/shared/config'],
    probes: {
      liveness: { tcp: 'tcp-kafka' },
      readiness: { exec: ['/opt/kafka/bin/kafka-broker-api-versions.sh', '--bootstrap-server=127.0.0.1:9092'] },
    },
  };
}

function minio(service: Extract<DataServiceSpec, { kind: 'bucket' }>): StatefulSetSpec {
  return {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for S3: ${service.description}`,
    image: 'quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z',
    args: ['server', '/data'],
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/data' },
    ports: { http: 9000 },
    resources: { requests: { cpu: '250m', memory: '512Mi' } },
    probes: { liveness: '/minio/health/live', readiness: '/minio/health/ready' },
  };
}
