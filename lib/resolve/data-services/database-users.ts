import type { WorkloadSpec } from '../../spec/workload.ts';
import { remoteKey } from '../remote-key.ts';
import type { DataService, InCluster } from '../system.ts';
import { postgresqlCompanions } from './postgresql.ts';
import { isReadingCopy } from './reading-copy.ts';
import type { Address, Place } from './resolver.ts';

type Mastered = DataService<'aurora-postgresql' | 'rds-postgresql'>;

/** The workloads that come with a database that has only a master user. */
export function masteredCompanions(
  service: Mastered,
  address: Pick<Address, 'hosts' | 'port'>,
): Readonly<Record<string, WorkloadSpec>> {
  return { ...postgresqlCompanions(service, address), ...databaseUsers(service, address) };
}

/** The master's password, for the object of the database in AWS. A read replica uses the password of its source. */
export function masterSecret(service: Mastered, { system, environment }: Place): Pick<InCluster, 'secretKeys'> {
  if (isReadingCopy(service)) return { secretKeys: [] };
  const from = remoteKey(system.name, environment, service.spec.masterCredentials);
  return { secretKeys: [{ key: 'password', remoteKey: from, property: 'password' }] };
}

/**
 * A Job that creates the user with which workloads sign in, before anything else of a sync: RDS creates only the master
 * user. The user owns the database. The Job also creates the extensions, which only the master user can create.
 */
function databaseUsers(
  { name, spec }: Mastered,
  { hosts, port }: Pick<Address, 'hosts' | 'port'>,
): Readonly<Record<string, WorkloadSpec>> {
  return {
    [`${name}-users`]: {
      kind: 'Job',
      definedIn: 'system',
      runs: 'first',
      description: `Makes the user that workloads sign in as to ${name}, and its extensions, as the master user`,
      notInDev: 'The stand-in makes its one user itself',
      image: 'docker.io/library/postgres:17.6-alpine',
      architectures: ['amd64', 'arm64'],
      command: ['sh', '-c', 'PGPASSWORD="$(cat /etc/secrets/master-password)" exec psql --file=/etc/config/users.sql'],
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
      calls: [name],
      writes: [name],
      environment: {
        PGHOST: hosts[0] ?? '',
        PGPORT: String(port),
        PGUSER: 'postgres',
        PGDATABASE: spec.database,
        PGSSLMODE: 'require',
      },
      secrets: {
        'master-password': { from: spec.masterCredentials, property: 'password' },
        username: { from: spec.credentials, property: 'username' },
        password: { from: spec.credentials, property: 'password' },
      },
      files: { 'users.sql': script(spec.extensions ?? []) },
    },
  };
}

/** The script can run any number of times; it also sets a rotated password. */
function script(extensions: readonly string[]): string {
  return `\\set ON_ERROR_STOP on
\\set user \`cat /etc/secrets/username\`
\\set password \`cat /etc/secrets/password\`
SET password_encryption = 'scram-sha-256';
SELECT format('CREATE ROLE %I LOGIN', :'user') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'user') \\gexec
ALTER ROLE :"user" PASSWORD :'password';
-- The master user of RDS is no superuser: it must belong to a role to give it something.
GRANT :"user" TO CURRENT_USER;
ALTER DATABASE :"DBNAME" OWNER TO :"user";
ALTER SCHEMA public OWNER TO :"user";
${extensions.map((extension) => `CREATE EXTENSION IF NOT EXISTS "${extension}";\n`).join('')}`;
}
