import { append } from '../../model/append.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Of } from '../../model/kinds.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { callsAnnotation } from '../../model/traffic/edge.ts';
import { endpointsOf, type Endpoint } from '../../model/traffic/endpoints.ts';
import { sidecarOf } from '../../model/traffic/sidecars.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';
import { exportedTo } from '../../model/traffic/service-entries.ts';

export const noUndeclaredHost: ClusterRule = {
  id: 'no-undeclared-host',
  tier: 'contract',
  severity: 'error',
  kinds: ['ServiceEntry', 'Sidecar'],
  summary: 'no Sidecar and no ServiceEntry makes a host known that nobody declares to call',
  why: 'A proxy forwards requests to every host that it knows, so it should know only the hosts that its pods call.',
  source: 'https://istio.io/latest/docs/reference/config/networking/sidecar/',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    for (const [sidecar, endpoints] of cluster.once(endpointsOfSidecars))
      yield* unknownHosts(cluster, sidecar, endpoints);
    const called = cluster.once(calledHosts);
    for (const entry of cluster.of('ServiceEntry')) yield* uncalledHosts(entry, called);
  },
};

function endpointsOfSidecars(cluster: Cluster): ReadonlyMap<Of<'Sidecar'>, readonly Endpoint[]> {
  const found = new Map<Of<'Sidecar'>, Endpoint[]>();
  for (const endpoint of endpointsOf(cluster).all.items) {
    if (!endpoint.inMesh || endpoint.platform !== undefined) continue;
    const sidecar = sidecarOf(cluster, endpoint);
    if (sidecar === undefined) continue;
    append(found, sidecar, endpoint);
  }
  return found;
}

function* unknownHosts(cluster: Cluster, object: Of<'Sidecar'>, endpoints: readonly Endpoint[]): Iterable<Found> {
  const home = object.metadata.namespace ?? '';
  const { egress = [] } = object.spec ?? {};
  if (egress.length === 0) {
    const is = `missing, which makes every host known to ${endpoints.map((endpoint) => endpoint.name).join(', ')}`;
    yield { object, field: 'spec.egress', is, needed: 'the hosts that are called, or ~/*' };
  }
  for (const [index, { hosts = [] }] of egress.entries()) {
    for (const [at, text] of hosts.entries()) {
      const slash = text.indexOf('/');
      const written = text.slice(0, slash);
      const name = text.slice(slash + 1);
      const where = written === '.' ? home : written;
      if (where === '~' || endpoints.some((endpoint) => isCalled(cluster, endpoint, where, home, name))) continue;
      yield {
        object,
        field: `spec.egress[${index}].hosts[${at}]`,
        is: `makes ${text} known to ${endpoints.map((endpoint) => endpoint.name).join(', ')}, and nothing calls it`,
        needed: `the call in ${callsAnnotation}, or no such host`,
      };
    }
  }
}

/** Whether an endpoint calls a host of a namespace. Previews cannot declare less than their whole namespace. */
function isCalled(cluster: Cluster, from: Endpoint, where: string, home: string, name: string): boolean {
  const { outgoingOf, podEdgesFrom } = wantedEdges(cluster);
  const is = (host: string, namespace: string): boolean =>
    namespace === where && (name === host || (name === '*' && where === home));
  return (
    podEdgesFrom(from).some(({ dialled }) => dialled !== undefined && is(dialled.host, dialled.namespace)) ||
    outgoingOf(from).some(({ host, to }) => is(host, to === 'api-server' ? 'default' : home))
  );
}

/** `namespace host:port` of every declared call to an external host. */
function calledHosts(cluster: Cluster): ReadonlySet<string> {
  const called = new Set<string>();
  for (const { from, host, port, to } of wantedEdges(cluster).outgoing)
    if (to === 'host') called.add(`${from.namespace} ${host}:${port}`).add(` ${host}:${port}`);
  return called;
}

function* uncalledHosts(object: Of<'ServiceEntry'>, called: ReadonlySet<string>): Iterable<Found> {
  const { hosts = [], ports = [] } = object.spec ?? {};
  const callers = exportedTo(object).includes('*') ? [''] : exportedTo(object);
  for (const [index, host] of hosts.entries()) {
    const port = ports.find(({ number = 0 }) => !callers.some((caller) => called.has(`${caller} ${host}:${number}`)));
    if (port === undefined) continue;
    yield {
      object,
      field: `spec.hosts[${index}]`,
      is: `makes ${host}:${port.number ?? ''} known, and nothing there declares to call it`,
      needed: `the call in ${callsAnnotation} of a workload, or no such ServiceEntry`,
    };
  }
}
