import type { Cluster } from '../cluster.ts';
import type { Found } from '../rule.ts';
import { addressesOf, coversPods, holds, isPublic } from './addresses.ts';
import { authorize } from './authorization-policies.ts';
import type { IncomingEdge, OutgoingEdge, PodEdge } from './edge.ts';
import type { Endpoint } from './endpoints.ts';
import {
  isolationOf,
  permittingAddress,
  permittingRule,
  reachesEndpoint,
  reachesPort,
  ruleField,
  type Direction,
  type Isolated,
  type PolicyRule,
  type WantedPort,
} from './network-policies.ts';
import { clientTls, isCaptured, mutualTls } from './peer-authentications.ts';
import { privateHosts } from './platform-endpoints.ts';
import { outbound, outboundAddress } from './sidecars.ts';

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

/** Everything that refuses a path to an address outside. */
export function* outgoingRefusals(cluster: Cluster, edge: OutgoingEdge): Iterable<Found> {
  const { from, host, port, by, field } = edge;
  const { egress } = isolationOf(cluster, from);
  if (egress !== undefined && !leadsOutside(cluster, egress, edge)) {
    const object = policyToBlame(egress);
    if (object !== undefined)
      yield {
        object,
        field: 'spec.egress',
        is: `no rule leads ${from.name} to ${host}:${port}`,
        needed: `a rule with an ipBlock of its addresses and TCP port ${port}`,
      };
  }
  if (!from.inMesh || edge.to === 'internet') return;
  if (edge.to === 'pod-identity') {
    const verdict = outboundAddress(cluster, from, host);
    if (verdict.does !== 'refuses') return;
    const annotation = 'traffic.sidecar.istio.io/excludeOutboundIPRanges';
    const is = `the proxy of ${from.name} refuses ${host}:${port}, which no ServiceEntry names`;
    const { pods } = from;
    if (pods?.templateField === undefined) return;
    const place = `${pods.templateField}.metadata.annotations['${annotation}']`;
    yield { object: pods.owner, field: place, is, needed: `${host}/32 in it` };
    return;
  }
  const verdict = outbound(cluster, from, host, port, edge.to === 'api-server' ? 'default' : undefined);
  if (verdict.does !== 'refuses') return;
  yield {
    object: verdict.by ?? by,
    field: verdict.by === undefined ? field : verdict.field,
    is: `the proxy of ${from.name} does not know ${host}:${port}, and passes on nothing else`,
    needed:
      edge.to === 'api-server'
        ? `default/${host} among the hosts`
        : `a ServiceEntry for it, and ./${host} among the hosts`,
  };
}

/** What refuses a path from outside. */
export function* incomingRefusals(cluster: Cluster, { from, to, port }: IncomingEdge): Iterable<Found> {
  const { ingress } = isolationOf(cluster, to);
  if (ingress === undefined) return;
  const addresses = addressesOf(cluster);
  const admits = ingress.rules.some(
    (rule) =>
      reachesPort(rule, port, 'TCP', to) &&
      (rule.peers === undefined ||
        rule.peers.some(({ ipBlock }) => {
          const block = ipBlock && addresses.block(ipBlock);
          return (
            block !== undefined && (from === 'internet' ? isPublic(block, addresses) : coversPods(block, addresses))
          );
        })),
  );
  const object = policyToBlame(ingress);
  if (admits || object === undefined) return;
  const whom = from === 'internet' ? 'the internet' : 'the network of the cluster';
  yield {
    object,
    field: 'spec.ingress',
    is: `no rule lets ${whom} reach ${to.name}:${port}`,
    needed: `a rule with an ipBlock of ${whom} and TCP port ${port}`,
  };
}

/** Whether rules lead to a host outside, whose addresses only DNS knows. */
export function leadsOutside(
  cluster: Cluster,
  isolated: Isolated,
  { to, host, port }: Pick<OutgoingEdge, 'to' | 'host' | 'port'>,
): boolean {
  const addresses = addressesOf(cluster);
  const range = addresses.range(host);
  if (range !== undefined) return permittingAddress(cluster, isolated, range, port, 'TCP', undefined) !== undefined;
  const inside = privateHosts.some((pattern) => pattern.test(host));
  const ports = to === 'api-server' ? [443, 6443] : [port];
  const { agent, apiServer: server } = addresses;
  let address = server === undefined;
  let interfaces = false;
  for (const rule of isolated.rules) {
    const reached = ports.filter((one) => reachesPort(rule, one, 'TCP', undefined));
    if (reached.length === 0) continue;
    if (rule.peers === undefined) return true;
    for (const { ipBlock } of rule.peers) {
      const block = ipBlock && addresses.block(ipBlock);
      if (block === undefined || (agent !== undefined && holds(block, agent) && block.range.prefix > 16)) continue;
      if (to === 'api-server') {
        // Its Service has the one address, and it answers from others: policies see both.
        if (server !== undefined && holds(block, server) && reached.includes(443)) address = true;
        if (server === undefined || block.range.prefix < 32) interfaces = true;
      } else if (isPublic(block, addresses) ? !inside || coversPods(block, addresses) : to === 'host') return true;
    }
  }
  return to === 'api-server' && address && interfaces;
}

/** Of the policies that select an endpoint, the one that is most its own. */
export function policyToBlame({ policies }: Isolated): Isolated['policies'][number] | undefined {
  let blamed = policies[0];
  let most = -1;
  for (const policy of policies) {
    const { matchLabels = {}, matchExpressions = [] } = policy.spec?.podSelector ?? {};
    const count = Object.keys(matchLabels).length + matchExpressions.length;
    if (count > most) [blamed, most] = [policy, count];
  }
  return blamed;
}

function policyRefusal(cluster: Cluster, isolated: Isolated, direction: Direction, edge: PodEdge): Found {
  const { from, to, port, protocol } = edge;
  const other = direction === 'egress' ? to : from;
  const nearly = isolated.rules.find((rule) => reachesEndpoint(cluster, rule, other) !== undefined && isNarrow(rule));
  const verb = direction === 'egress' ? 'leads' : 'lets';
  const path =
    direction === 'egress'
      ? `${from.name} to ${to.name} on ${protocol} ${shownPort(port)}`
      : `${from.name} reach ${to.name} on ${protocol} ${shownPort(port)}`;
  const wanted = port === 'all' ? 'no ports in it' : `${protocol} port ${port} in it`;
  if (nearly?.ports !== undefined) {
    const is = `${path}: this rule has other ports`;
    return { object: nearly.policy, field: `${ruleField(nearly)}.ports`, is, needed: `${why(edge)}: ${wanted}` };
  }
  return {
    object: policyToBlame(isolated) ?? edge.by,
    field: `spec.${direction}`,
    is: `no rule ${verb} ${path}`,
    needed: `${why(edge)}: a rule for ${other.name}, ${wanted}`,
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
    plain = verdict.does !== 'knows';
    const client = clientTls(cluster, dialled.host);
    if (client?.mode === 'DISABLE') plain = true;
    if (client?.mode === 'ISTIO_MUTUAL' && !to.inMesh) {
      const is = `${from.name} is to use mutual TLS of the mesh with ${to.name}, which has no proxy`;
      yield { object: client.by, field: 'spec.trafficPolicy.tls.mode', is, needed: 'DISABLE' };
    }
  }
  if (!isCaptured(to, port)) return;
  const tls = mutualTls(cluster, to, port);
  if (plain && tls.mode === 'STRICT' && tls.by !== undefined && edge.ownTls !== true) {
    yield {
      object: tls.by,
      field: tls.field,
      is: `STRICT, and ${from.name} reaches ${to.name}:${port} in plain text`,
      needed: `${why(edge)}: PERMISSIVE for port ${port} in portLevelMtls of a policy for ${to.name}`,
    };
  }
  const known = !plain && tls.mode !== 'DISABLE';
  const caller = known ? { principal: from.principal, namespace: from.namespace } : unknownCaller;
  const verdict = authorize(cluster, to, caller, port);
  if (verdict.allows || verdict.by === undefined) return;
  yield {
    object: verdict.by,
    field: verdict.field,
    is: `${verdict.by.spec?.action === 'DENY' ? 'refuses' : 'does not allow'} ${shownCaller(from, known)} to ask ${to.name} on port ${port}`,
    needed: `${why(edge)}: a rule that allows ${known ? `principal ${from.principal}` : 'callers without identity'} on port ${port}`,
  };
}

const unknownCaller = { principal: undefined, namespace: undefined };

function shownCaller({ name }: Endpoint, known: boolean): string {
  return known ? name : `${name}, which has no identity in the mesh,`;
}

/** What wants a path, in a few words. */
function why({ by, wish, dialled, from }: PodEdge): string {
  const place = `${by.kind} ${by.metadata.namespace === undefined ? '' : `${by.metadata.namespace}/`}${by.metadata.name}`;
  if (wish === 'declared' && dialled !== undefined && by === from.owner)
    return `${place} calls ${dialled.host}:${dialled.port}`;
  return `${place} needs it`;
}

function shownPort(port: WantedPort): string {
  return port === 'all' ? 'every port' : String(port);
}
