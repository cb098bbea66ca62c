import { title } from '../../model/mention.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { arrival } from '../../model/traffic/arrival.ts';
import type { Endpoint } from '../../model/traffic/endpoints.ts';
import { isJudged, policyPortText } from '../../model/traffic/excess.ts';
import {
  isolationOf,
  peerEndpoints,
  peerField,
  policyRules,
  reachesEndpoint,
  reachesPort,
  type PolicyPort,
  type PolicyRule,
  type Protocol,
} from '../../model/traffic/network-policies.ts';
import { declaresCalls } from '../../model/traffic/wanted-edges.ts';
import { policyBeside } from '../../model/traffic/policies-beside.ts';

export const halfOpenPath: ClusterRule = {
  id: 'half-open-path',
  tier: 'correctness',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'what a NetworkPolicy opens on one side is open on the other side and in the mesh',
  why: 'If one side allows a connection and the other does not, the rule has no effect: probably the path should be open, and is not.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  *check(cluster) {
    const declared = declaresCalls(cluster);
    for (const [rule, selected] of policyRules(cluster)) {
      // Where calls are declared, declared-edge-is-open and the no-undeclared rules judge every policy.
      if (declared && selected.some(isJudged)) continue;
      for (const index of rule.peers?.keys() ?? []) {
        const found = inVain(cluster, rule, index, selected);
        if (found !== undefined) yield found;
      }
    }
  },
};

/** Why a peer of a rule has no effect; undefined where one pair of pods connects on one of its ports. */
function inVain(cluster: Cluster, rule: PolicyRule, index: number, selected: readonly Endpoint[]): Found | undefined {
  const peer = rule.peers?.[index];
  if (peer === undefined || selected.length === 0) return undefined;
  const others = peerEndpoints(cluster, peer, rule.policy.metadata.namespace ?? '');
  let first: Refusal | undefined;
  for (const own of selected) {
    for (const other of others) {
      const [from, to] = rule.direction === 'egress' ? [own, other] : [other, own];
      for (const port of rule.ports ?? [undefined]) {
        const refused = refusal(cluster, rule, from, to, port);
        if (refused === undefined) return undefined;
        first ??= refused;
      }
    }
  }
  if (first === undefined) return undefined;
  const { what, by, path, ...beside } = first;
  const is = `opens ${path}, and ${what} ${title(by)}`;
  const needed = 'the same path at both ends';
  return { object: rule.policy, field: peerField(rule, index), is, needed, ...beside };
}

interface Refusal extends Pick<Found, 'misses'> {
  readonly by: Found['object'];
  readonly what: string;
  readonly path: string;
}

function refusal(
  cluster: Cluster,
  { direction }: PolicyRule,
  from: Endpoint,
  to: Endpoint,
  port: PolicyPort | undefined,
): Refusal | undefined {
  const [other, own] = direction === 'egress' ? [to, from] : [from, to];
  const path = `${from.name} → ${to.name} on ${policyPortText(port)}`;
  const isolated = isolationOf(cluster, other)[direction === 'egress' ? 'ingress' : 'egress'];
  const number = typeof port?.port === 'number' && port.endPort === undefined ? port.port : undefined;
  const protocol = (port?.protocol ?? 'TCP') as Protocol;
  if (isolated !== undefined) {
    const meeting = isolated.rules.filter((rule) => reachesEndpoint(cluster, rule, own) !== undefined);
    const open =
      number === undefined ? meeting.length > 0 : meeting.some((rule) => reachesPort(rule, number, protocol, to));
    const [by] = isolated.policies;
    if (!open && by !== undefined)
      return {
        by,
        path,
        what: direction === 'egress' ? `${to.name} does not let it in:` : `${from.name} may not go there:`,
        ...policyBeside(isolated.policies),
      };
  }
  if (number === undefined || protocol !== 'TCP') return undefined;
  const arrived = arrival(cluster, from.inMesh ? from : undefined, to, number);
  if (arrived === undefined) return undefined;
  const { authorization, isTaken, tls } = arrived;
  if (!isTaken && tls.by !== undefined)
    return { by: tls.by, path, what: `${from.name}, which has no proxy, is refused by` };
  const { allows, by } = authorization;
  if (allows || by === undefined) return undefined;
  const beside = by.spec?.action === 'DENY' ? {} : policyBeside([by]);
  return { by, path, what: 'every request is refused by', ...beside };
}
