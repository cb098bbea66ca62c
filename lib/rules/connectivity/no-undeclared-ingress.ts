import type { Cluster } from '../../model/cluster.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { addressesOf, isPublic, type Block } from '../../model/traffic/addresses.ts';
import type { Endpoint } from '../../model/traffic/endpoints.ts';
import { judgedRules, policyPortText, type JudgedRule } from '../../model/traffic/excess.ts';
import { isPort, peerField, ruleField, type PolicyPort } from '../../model/traffic/network-policies.ts';
import { declaresCalls, wantedEdges } from '../../model/traffic/wanted-edges.ts';

export const noUndeclaredIngress: ClusterRule = {
  id: 'no-undeclared-ingress',
  tier: 'contract',
  severity: 'error',
  kinds: ['NetworkPolicy'],
  summary: 'no rule of a NetworkPolicy lets in addresses from outside but to listeners and published Services',
  why: 'Only gateways are reachable from outside of the cluster, on the ports of their listeners.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  *check(cluster) {
    if (!declaresCalls(cluster)) return;
    for (const judged of judgedRules(cluster, 'ingress')) yield* excessOf(cluster, judged);
  },
};

function* excessOf(cluster: Cluster, { rule, selected }: JudgedRule): Iterable<Found> {
  const { peers, policy, ports = [undefined] } = rule;
  if (peers === undefined) {
    const found = firstExcess(cluster, selected, undefined, ports);
    if (found !== undefined)
      yield { object: policy, field: ruleField(rule), ...found, needed: 'from, with the pods that call it' };
    return;
  }
  const { block: blockOf } = addressesOf(cluster);
  for (const [index, { ipBlock }] of peers.entries()) {
    const block = ipBlock && blockOf(ipBlock);
    if (block === undefined) continue;
    const found = firstExcess(cluster, selected, block, ports);
    if (found !== undefined)
      yield {
        object: policy,
        field: peerField(rule, index),
        ...found,
        needed: 'the pods that call it, by their labels',
      };
  }
}

/** The first endpoint and port that nobody outside may reach; without a block, everybody is meant. */
function firstExcess(
  cluster: Cluster,
  selected: readonly Endpoint[],
  block: Block | undefined,
  ports: readonly (PolicyPort | undefined)[],
): Pick<Found, 'is'> | undefined {
  const { incomingOf } = wantedEdges(cluster);
  const open = block === undefined || isPublic(block, addressesOf(cluster));
  for (const to of selected) {
    const edges = incomingOf(to).filter(({ from }) => from === 'internet' || !open);
    for (const port of ports) {
      const wanted = port !== undefined && port.endPort === undefined && port.port !== undefined;
      if (wanted && edges.some((edge) => isPort(port, edge.port, 'TCP', to))) continue;
      const whom = block === undefined ? 'everybody' : `${block.range.address.toString()}/${block.range.prefix}`;
      return { is: `lets ${whom} reach ${to.name} on ${policyPortText(port)}, which nothing publishes there` };
    }
  }
  return undefined;
}
