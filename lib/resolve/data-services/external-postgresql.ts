import type { DataService } from '../system.ts';
import { checkVersion, postgresqlCompanions, postgresqlStandIn, toldOfPostgresql } from './postgresql.ts';
import type { Resolver } from './resolver.ts';

/** Somebody else's PostgreSQL on the internet, over TLS. */
export const externalPostgresql: Resolver<DataService<'postgresql-external'>> = {
  check(service, { reportSpec, reportSize }) {
    checkVersion(service, reportSpec);
    if (!service.managed) return;
    const { host, port } = service.size;
    if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host))
      reportSize('host', `'${host}'`, 'a full host name such as db.example.com');
    if (!Number.isInteger(port) || port < 1 || port > 65535) reportSize('port', String(port), 'a port from 1 to 65535');
  },
  // Not TLS to the mesh: PostgreSQL says a few words in plain text before the handshake.
  address: ({ size: { host, port } }) => ({
    hosts: [host],
    port,
    egress: { to: 'host', hosts: [host], port, protocol: 'TCP', cidrs: undefined },
  }),
  told: toldOfPostgresql,
  standIn: (service) => postgresqlStandIn(service, 'the PostgreSQL outside'),
  companions: postgresqlCompanions,
};
