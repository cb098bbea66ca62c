import { suggestion } from '../../schemas/closest.ts';
import type { Cluster } from '../cluster.ts';
import { callsAnnotation, type Wishes } from './edge.ts';
import { endpointsOf, type Endpoint } from './endpoints.ts';
import type { Protocol } from './network-policies.ts';
import { destinationOf } from './services.ts';

const field = `metadata.annotations['${callsAnnotation}']`;

const protocols: Readonly<Record<string, Protocol>> = { tcp: 'TCP', udp: 'UDP', sctp: 'SCTP' };

/** The calls that controllers declare, a line each: `host:port` as the process dials it, or `host:port/udp`. */
export function* declaredCalls(cluster: Cluster): Wishes {
  for (const from of endpointsOf(cluster).all.items) {
    const calls = from.pods?.owner.metadata.annotations?.[callsAnnotation];
    if (calls === undefined) continue;
    for (const line of calls.split('\n')) if (line.trim() !== '') yield* declaredCall(cluster, from, line.trim());
  }
}

function* declaredCall(cluster: Cluster, from: Endpoint, call: string): Wishes {
  const by = from.pods?.owner;
  if (by === undefined) return;
  const colon = call.lastIndexOf(':');
  const host = call.slice(0, colon);
  const [digits = '', transport = 'tcp', ...more] = call.slice(colon + 1).split('/');
  const port = Number(digits);
  const protocol = protocols[transport];
  if (protocol === undefined || more.length > 0) {
    const needed = 'host:port, host:port/udp or host:port/sctp, one a line';
    yield { kind: 'dead', by, field, is: `'${call}' has no protocol that is known`, needed };
    return;
  }
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    yield { kind: 'dead', by, field, is: `'${call}' has no host and port`, needed: 'host:port, one a line' };
    return;
  }
  const wanted = { by, field, from, required: true, wish: 'declared' } as const;
  const destination = destinationOf(cluster, host, port, from.namespace, protocol);
  switch (destination.to) {
    case 'outside':
      yield { kind: 'outgoing', ...wanted, to: 'host', host: destination.host, port, protocol };
      return;
    case 'nothing': {
      const { namespace, service } = destination;
      const names = cluster.names('Service', namespace);
      const needed = `a Service of namespace ${namespace}${suggestion(service, names)}, or a host outside`;
      yield { kind: 'dead', by, field, is: `calls ${call}, and no Service is ${namespace}/${service}`, needed };
      return;
    }
    case 'service': {
      const { host: full, namespace, ports = [], targets } = destination;
      if (!ports.includes(port)) {
        const needed = ports.length === 0 ? 'a port on it' : `one of its ports ${ports.join(', ')}`;
        yield {
          kind: 'dead',
          by,
          field,
          is: `calls ${call}, and the Service has no port ${port}${protocol === 'TCP' ? '' : ` of ${protocol}`}`,
          needed,
        };
      }
      const dialled = { host: full, namespace, port };
      for (const { endpoint: to, port: target } of targets)
        yield { kind: 'pods', ...wanted, to, port: target, protocol, dialled };
    }
  }
}
