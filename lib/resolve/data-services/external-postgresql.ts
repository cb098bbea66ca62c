import type { DataService } from '../system.ts';
import { checkPostgresql, postgresqlCompanions, postgresqlStandIn, postgresqlConnection } from './postgresql.ts';
import type { Resolver } from './resolver.ts';

/** A PostgreSQL server on the internet that somebody else runs, over TLS. */
export const externalPostgresql: Resolver<DataService<'postgresql-external'>> = {
  check(service, { reportSpec, reportSize }) {
    checkPostgresql(service, reportSpec);
    if (!service.managed) return;
    const { host, port, addresses = [] } = service.size;
    for (const [index, cidr] of addresses.entries())
      if (!isBlock(cidr))
        reportSize(`addresses[${index}]`, `'${cidr}'`, 'a range such as 192.0.2.0/24 or 192.0.2.7/32');
    if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host))
      reportSize('host', `'${host}'`, 'a full host name such as db.example.com');
    if (!Number.isInteger(port) || port < 1 || port > 65535) reportSize('port', String(port), 'a port from 1 to 65535');
  },
  // TCP and not TLS for the service mesh: PostgreSQL exchanges some plain text before the TLS handshake.
  address: ({ size: { host, port, addresses } }) => ({
    hosts: [host],
    port,
    egress: { to: 'host', hosts: [host], port, protocol: 'TCP', cidrs: addresses },
  }),
  connectionInfo: postgresqlConnection,
  standIn: (service) => postgresqlStandIn(service, 'the PostgreSQL outside'),
  companions: postgresqlCompanions,
};

function isBlock(text: string): boolean {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
  if (match === null) return false;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  return [a, b, c, d].every((part) => Number(part) <= 255) && Number(prefix) >= 1 && Number(prefix) <= 32;
}
