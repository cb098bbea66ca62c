import type { WorkloadSpec } from '../../spec/workload.ts';
import type { Report } from '../problem.ts';
import type { DataService } from '../system.ts';
import type { Address, Destination } from './resolver.ts';

type Pooled = DataService<'aurora-postgresql' | 'rds-postgresql' | 'postgresql-external' | 'cloudnative-pg'>;

const port = 5432;

/** Two pods, and one more while they are replaced. */
const pods = { replicas: 2, most: 3 };

/** Name of the workload that pools the connections to a data service; undefined where there is none. */
export function poolerOf({ name, managed, spec }: DataService): string | undefined {
  return managed && (spec as { readonly pooling?: unknown }).pooling !== undefined ? `${name}-pooler` : undefined;
}

/** Where the pooler answers: the first of the hosts; the host for reads, if only the database itself, is asked directly. */
export function poolerAddress(pooler: string, namespace: string, { hosts, egress }: Address): PoolerAddress {
  const readers = hosts.length > 1 ? hosts.slice(1) : hosts;
  return {
    hosts: [`${pooler}.${namespace}.svc.cluster.local`, ...readers],
    port,
    inMesh: true,
    egress: [
      { to: 'workload', namespace, workload: pooler, services: [pooler], protocol: 'tcp', ports: [port] },
      egress,
    ],
  };
}

/** A destination, and the edges to it and to the host for reads. */
export interface PoolerAddress extends Destination {
  readonly egress: readonly Address['egress'][];
}

/** Reports a pool that cannot work, or that the database would refuse. */
export function checkPooling({ spec }: Pooled, report: Report): void {
  const { pooling } = spec;
  if (pooling === undefined) return;
  const { connections, clients = 1000 } = pooling;
  for (const [field, count] of Object.entries({ connections, clients }))
    if (!Number.isInteger(count) || count < 1) report(`pooling.${field}`, String(count), 'a whole number, 1 or more');
  const { parameters } = spec as { readonly parameters?: Readonly<Record<string, string>> };
  const accepted = Number(parameters?.max_connections);
  if (connections * pods.most > accepted)
    report(
      'pooling.connections',
      `${connections} of each of ${pods.most} pods in a rollout, and max_connections is ${accepted}`,
      `at most ${Math.floor(accepted / pods.most)}`,
    );
}

/** PgBouncer, in the mesh for its clients and with TLS to the database. */
export function pooler(service: Pooled, host: string, databasePort: number): WorkloadSpec | undefined {
  const { name, spec } = service;
  if (spec.pooling === undefined) return undefined;
  const user = spec.kind === 'cloudnative-pg' ? spec.user : '{{ .username }}';
  return {
    kind: 'Deployment',
    definedIn: 'system',
    description: `Keeps connections to the database ${name} open and lends them to clients`,
    notInDev: 'The stand-in has few clients',
    // Its only user has another number; the process needs none.
    image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1',
    architectures: ['amd64', 'arm64'],
    command: ['pgbouncer', '/etc/config/pgbouncer.ini'],
    ports: { 'tcp-postgres': port },
    resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '1', memory: '128Mi' } },
    scaling: { replicas: pods.replicas },
    calls: [name],
    // Clients sign in with the same user and password, which PgBouncer must know in plain text to sign in itself.
    secrets: {
      'userlist.txt': {
        from: spec.credentials,
        template: `"${user}" "{{ .password | replace "\\"" "\\"\\"" }}"`,
      },
    },
    files: { 'pgbouncer.ini': settings(spec.database, host, databasePort, spec.pooling) },
    probes: {
      liveness: { tcp: 'tcp-postgres' },
      readiness: { exec: ['bash', '-c', `: > /dev/tcp/127.0.0.1/${port}`] },
    },
    // It waits for clients to disconnect.
    gracePeriodSeconds: 60,
    priority: 'critical',
  };
}

/** https://www.pgbouncer.org/config.html */
function settings(
  database: string,
  host: string,
  databasePort: number,
  { mode, connections, clients = 1000 }: NonNullable<Pooled['spec']['pooling']>,
): string {
  return `[databases]
${database} = host=${host} port=${databasePort} dbname=${database}

[pgbouncer]
listen_addr = 0.0.0.0
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /etc/secrets/userlist.txt
pool_mode = ${mode}
default_pool_size = ${connections}
max_db_connections = ${connections}
max_client_conn = ${clients}
max_prepared_statements = 200
ignore_startup_parameters = extra_float_digits
client_tls_sslmode = disable
server_tls_sslmode = require
`;
}
