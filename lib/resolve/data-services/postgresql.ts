import type { StatefulSetSpec, WorkloadSpec } from '../../spec/workload.ts';
import type { Report } from '../problem.ts';
import type { DataService } from '../system.ts';
import { checkPooling, pooler } from './pooler.ts';
import { variable, type ConnectionInfo, type Destination, type StandIn } from './resolver.ts';

/** A PostgreSQL database of any provider. */
export type PostgresqlService = DataService<
  'aurora-postgresql' | 'rds-postgresql' | 'postgresql-external' | 'cloudnative-pg'
>;

/** Default port of PostgreSQL. */
export const postgresqlPort = 5432;

/** Reports a version of PostgreSQL that does not exist, and a pool that cannot work. */
export function checkPostgresql(service: PostgresqlService, report: Report): void {
  const { spec } = service;
  checkPooling(service, report);
  if (!/^1[3-8]\.\d+$/.test(spec.version))
    report('version', `'${spec.version}'`, 'a full version of PostgreSQL 13 to 18, such as 16.9');
}

/**
 * Variables with hosts and name, and the URL of the database. Connections use TLS, except to a stand-in in the service
 * mesh.
 */
export function postgresqlConnection(
  service: PostgresqlService,
  { hosts, port, inMesh = false }: Destination,
): ConnectionInfo {
  const { spec } = service;
  const [host = '', reader = host] = hosts;
  const user = spec.kind === 'cloudnative-pg' ? spec.user : '{{ .username | urlquery }}';
  return {
    environment: {
      [variable(service, 'HOST')]: host,
      [variable(service, 'READER_HOST')]: reader,
      [variable(service, 'NAME')]: spec.database,
    },
    url: {
      credentials: spec.credentials,
      properties: spec.kind === 'cloudnative-pg' ? ['password'] : ['username', 'password'],
      template: `postgresql://${user}:{{ .password | urlquery }}@${host}:${port}/${spec.database}?sslmode=${inMesh ? 'disable' : sslMode(service)}`,
    },
  };
}

/** The exporters that a database declares: for the writable host, and for the host of reads. */
export function postgresqlCompanions(
  service: PostgresqlService,
  { hosts, port }: Destination,
): Readonly<Record<string, WorkloadSpec>> {
  const { name, spec } = service;
  const [host = '', reader = host] = hosts;
  const pool = pooler(service, host, port);
  return {
    ...(spec.exporter === true && { [`${name}-exporter`]: exporter(service, name, `${host}:${port}`) }),
    ...(pool !== undefined && { [`${name}-pooler`]: pool }),
    ...(spec.readerExporter === true && {
      [`${name}-reader-exporter`]: exporter(service, `${name} for reading`, `${reader}:${port}`),
    }),
  };
}

function exporter(service: PostgresqlService, asked: string, address: string): WorkloadSpec {
  const { name, spec } = service;
  const user =
    spec.kind === 'cloudnative-pg'
      ? { variables: { DATA_SOURCE_USER: spec.user }, secrets: {} }
      : {
          variables: { DATA_SOURCE_USER_FILE: '/etc/secrets/username' },
          secrets: { username: { from: spec.credentials, property: 'username' } },
        };
  return {
    kind: 'Deployment',
    definedIn: 'system',
    description: `Exports how the database ${asked} is`,
    notInDev: 'Nobody is paged for dev',
    image: 'quay.io/prometheuscommunity/postgres-exporter:v0.19.1',
    architectures: ['amd64', 'arm64'],
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
    scaling: { replicas: 1 },
    calls: [name],
    // https://github.com/prometheus-community/postgres_exporter/blob/master/docs/secrets.md
    environment: {
      DATA_SOURCE_URI: `${address}/${spec.database}?sslmode=${sslMode(service)}`,
      ...user.variables,
      DATA_SOURCE_PASS_FILE: '/etc/secrets/password',
    },
    secrets: { ...user.secrets, password: { from: spec.credentials, property: 'password' } },
    metrics: { port: 9187, exports: exported },
    probes: { liveness: '/', readiness: { exec: ['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:9187/'] } },
  };
}

/** The metrics of postgres_exporter that alerts and dashboards may use. */
const exported = [
  'pg_up',
  'pg_database_size_bytes',
  'pg_locks_count',
  'pg_replication_is_replica',
  'pg_replication_lag_seconds',
  'pg_settings_max_connections',
  'pg_stat_activity_count',
  'pg_stat_database_deadlocks',
  'pg_stat_database_numbackends',
  'pg_stat_database_xact_commit',
  'pg_stat_database_xact_rollback',
];

/** The stand-in: PostgreSQL of the same major version in one pod, with pgvector. */
export function postgresqlStandIn(
  { spec }: Exclude<PostgresqlService, { kind: 'cloudnative-pg' }>,
  standsFor: string,
): StandIn {
  const standIn: StatefulSetSpec = {
    kind: 'StatefulSet',
    definedIn: 'system',
    description: `Stand-in for ${standsFor}: ${spec.description}`,
    image: `docker.io/pgvector/pgvector:0.8.1-pg${spec.version.split('.')[0] ?? ''}`,
    architectures: ['amd64', 'arm64'],
    replicas: 1,
    storage: { size: '2Gi', mountPath: '/var/lib/postgresql' },
    ports: { 'tcp-postgres': postgresqlPort },
    resources: { requests: { cpu: '500m', memory: '1Gi' } },
    environment: {
      POSTGRES_DB: spec.database,
      POSTGRES_USER_FILE: '/etc/secrets/username',
      POSTGRES_PASSWORD_FILE: '/etc/secrets/password',
      PGDATA: '/var/lib/postgresql/pgdata',
    },
    secrets: {
      username: { from: spec.credentials, property: 'username' },
      password: { from: spec.credentials, property: 'password' },
    },
    writable: ['/tmp', '/var/run/postgresql'],
    probes: {
      liveness: { tcp: 'tcp-postgres' },
      readiness: { exec: ['pg_isready', '--host=127.0.0.1', `--dbname=${spec.database}`] },
    },
  };
  return { port: postgresqlPort, spec: standIn };
}

function sslMode({ managed }: PostgresqlService): 'require' | 'disable' {
  return managed ? 'require' : 'disable';
}
