import type { Cluster } from '../cluster.ts';
import { title } from '../mention.ts';
import type { Found } from '../rule.ts';
import { arrival, isMutual } from './arrival.ts';
import type { PodEdge } from './edge.ts';
import type { Endpoint } from './endpoints.ts';
import {
  isolationOf,
  permittingRule,
  policyToBlame,
  reachesEndpoint,
  ruleField,
  type Direction,
  type Isolated,
  type PolicyRule,
  type WantedPort,
} from './network-policies.ts';
import { clientTls } from './peer-authentications.ts';
import { policyBeside } from './policies-beside.ts';
import { outbound } from './sidecars.ts';

/** Everything on the way that refuses a path between pods, at either end. */
export function* refusals(cluster: Cluster, edge: PodEdge): Iterable<Found> {
  const { from, to, port, protocol } = edge;
  for (const direction of ['egress', 'ingress'] as const) {
    const [own, other] = direction === 'egress' ? [from, to] : [to, from];
    const isolated = isolationOf(cluster, own)[direction];
    if (isolated === undefined || permittingRule(cluster, isolated, other, port, protocol, to) !== undefined) continue;
    yield policyRefusal(cluster, isolated, direction, edge);
  }
  if (protocol === 'TCP' && port !== 'all') yield* meshRefusals(cluster, edge, port);
}

function policyRefusal(cluster: Cluster, isolated: Isolated, direction: Direction, edge: PodEdge): Found {
  const { from, to, port, protocol } = edge;
  const other = direction === 'egress' ? to : from;
  const nearly = isolated.rules.find((rule) => reachesEndpoint(cluster, rule, other) !== undefined && isNarrow(rule));
  const on = `${protocol} ${portText(port)}`;
  const wanted = port === 'all' ? 'no ports in it' : `${protocol} port ${port} in it`;
  if (nearly?.ports !== undefined) {
    const is = `${from.name} to ${to.name} on ${on}: this rule has other ports`;
    return { object: nearly.policy, field: `${ruleField(nearly)}.ports`, is, needed: `${why(edge)}: ${wanted}` };
  }
  return {
    object: policyToBlame(isolated) ?? edge.by,
    field: `spec.${direction}`,
    is: `no rule allows ${from.name} to reach ${to.name} on ${on}`,
    needed: `${why(edge)}: a rule for ${other.name}, ${wanted}`,
    ...policyBeside(isolated.policies),
  };
}

/** A rule for few is nearly the one that is wanted; one for whole namespaces says nothing. */
function isNarrow({ peers }: PolicyRule): boolean {
  return peers?.some(({ podSelector }) => podSelector?.matchLabels !== undefined) === true;
}

function* meshRefusals(cluster: Cluster, edge: PodEdge, port: number): Iterable<Found> {
  const { from, to, dialled, by, field } = edge;
  let plain = !from.inMesh;
  if (from.inMesh && dialled !== undefined) {
    const verdict = outbound(cluster, from, dialled.host, dialled.port, dialled.namespace);
    if (verdict.does === 'refuses') {
      yield {
        object: verdict.by ?? by,
        field: verdict.by === undefined ? field : verdict.field,
        is: `the proxy of ${from.name} does not know ${dialled.host}:${dialled.port}, and passes on nothing else`,
        needed: `${dialled.namespace}/${dialled.host} among the hosts`,
      };
    }
    plain = !(verdict.does === 'refuses' || isMutual(cluster, verdict, dialled.host, dialled.port));
    const client = clientTls(cluster, dialled.host, dialled.port);
    if (client?.mode === 'ISTIO_MUTUAL' && !to.inMesh) {
      const is = `${from.name} is to use mutual TLS of the mesh with ${to.name}, which has no proxy`;
      yield { object: client.by, field: client.field, is, needed: 'DISABLE' };
    }
  }
  const arrived = arrival(cluster, plain ? undefined : from, to, port);
  if (arrived === undefined) return;
  const { authorization, caller, isTaken, tls } = arrived;
  if (!isTaken && tls.by !== undefined && edge.ownTls !== true) {
    yield {
      object: tls.by,
      field: tls.field,
      is: `STRICT, and ${from.name} reaches ${to.name}:${port} in plain text`,
      needed: `${why(edge)}: PERMISSIVE for port ${port} in portLevelMtls of a policy for ${to.name}`,
    };
  }
  if (authorization.allows || authorization.by === undefined) return;
  const known = caller.principal !== undefined;
  yield {
    object: authorization.by,
    field: authorization.field,
    is: `${authorization.by.spec?.action === 'DENY' ? 'refuses' : 'does not allow'} ${callerText(from, known)} to ask ${to.name} on port ${port}`,
    needed: `${why(edge)}: a rule that allows ${known ? `principal ${from.principal}` : 'callers without identity'} on port ${port}`,
    ...(authorization.by.spec?.action !== 'DENY' && policyBeside([authorization.by])),
  };
}

function callerText({ name }: Endpoint, known: boolean): string {
  return known ? name : `${name}, which has no identity in the mesh,`;
}

/** What wants a path, in a few words. */
function why({ by, wish, dialled, from }: PodEdge): string {
  const place = title(by);
  if (wish === 'declared' && dialled !== undefined && by === from.owner)
    return `${place} calls ${dialled.host}:${dialled.port}`;
  return `${place} needs it`;
}

function portText(port: WantedPort): string {
  return port === 'all' ? 'every port' : String(port);
}
