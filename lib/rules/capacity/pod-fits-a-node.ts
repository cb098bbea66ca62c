import type { Cluster } from '../../model/cluster.ts';
import { bytesText, cpuText } from '../../model/quantity.ts';
import { admittedPods } from '../../model/pods/pod-resources.ts';
import type { ClusterRule, Found } from '../../model/rule.ts';
import { dimensions, type Room } from '../../model/nodes/room.ts';
import { supplyOf, type Demand, type Node, type Supply } from '../../model/capacity/demands.ts';
import type { Requirement } from '../../model/nodes/node-labels.ts';
import { poolsOf, type Pool, type Taint } from '../../model/nodes/node-pools.ts';
import { unmet, untolerated } from '../../model/pods/scheduling.ts';

export const podFitsANode: ClusterRule = {
  id: 'pod-fits-a-node',
  tier: 'correctness',
  severity: 'error',
  misses: 'the NodePool',
  kinds: ['Cluster', 'Deployment'],
  summary: 'every pod fits a node of a pool that it may run on',
  why: 'A pod that fits no node stays Pending, and no node autoscaler can help. Reported only where all nodes are known: where there is a ClusterConfig or a machine. Karpenter NodePools may stand beside node groups that no manifest shows.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/',
  *check(cluster) {
    const { pools, complete } = cluster.once(poolsOf);
    if (!complete || pools.length === 0) return;
    const supply = cluster.once(supplyOf);
    for (const demand of supply.demands) {
      const { pods, candidates, scheduling } = demand;
      if (pods === undefined || candidates.length > 0 || pods.replicas.max === 0 || !cluster.own.has(pods.owner))
        continue;
      if (pools.some((pool) => !pool.known && untolerated(scheduling, pool) === undefined)) continue;
      yield finding(cluster, supply, demand, pods.owner);
    }
  },
};

/** Why a pool cannot run a pod. */
type Miss = { readonly pool: Pool } & (
  | { readonly because: 'size'; readonly node: Node }
  | { readonly because: 'taint'; readonly taint: Taint }
  | { readonly because: 'label'; readonly requirement: Requirement }
  | { readonly because: 'nothing' }
);

/** From the nearest miss to the farthest. */
const order = ['size', 'taint', 'label', 'nothing'] as const;

function finding(cluster: Cluster, supply: Supply, demand: Demand, object: Found['object']): Found {
  const misses = [...supply.nodes].map(([pool, nodes]) => missOf(demand, pool, nodes));
  misses.sort((a, b) => order.indexOf(a.because) - order.indexOf(b.because));
  const is = `fits no node: ${misses.map((miss) => `${miss.pool.name} ${reason(miss, demand)}`).join('; ')}`;
  const [nearest] = misses;
  const { fields, selector } = demand.scheduling;
  if (nearest?.because === 'size') {
    const { free, shape } = nearest.node;
    const tight = dimensions.filter((one) => demand.room[one] > free[one]);
    const needed = `at most ${tight.map((one) => roomText(one, free)).join(', ')}, which ${shape.name} has for pods, or a larger node in ${nearest.pool.name}`;
    return { object, field: sizeField(cluster, demand, tight[0] ?? 'cpu'), is, needed };
  }
  if (nearest?.because === 'taint')
    return { object, field: fields.tolerations, is, needed: `a toleration of ${taintText(nearest.taint)}` };
  if (nearest?.because === 'label') {
    const { key = '' } = nearest.requirement;
    const fromSelector = selector.some((one) => one === nearest.requirement);
    const field = fromSelector ? `${fields.selector}['${key}']` : fields.terms;
    return { object, field, is, needed: `what the labels of a pool meet: ${labelsFor(key, supply)}` };
  }
  return { object, field: fields.selector, is, needed: 'a pool with nodes that can be made' };
}

function missOf(demand: Demand, pool: Pool, nodes: readonly Node[]): Miss {
  const taint = untolerated(demand.scheduling, pool);
  const largest = nodes.filter(({ shape }) => unmet(demand.scheduling, shape.labels) === undefined).at(-1);
  const [first] = nodes;
  if (first === undefined) return { pool, because: 'nothing' };
  const requirement = unmet(demand.scheduling, first.shape.labels);
  // A pod with other node labels is not meant for this pool, whatever its tolerations.
  if (largest === undefined && requirement !== undefined) return { pool, because: 'label', requirement };
  if (taint !== undefined) return { pool, because: 'taint', taint };
  return { pool, because: 'size', node: largest ?? first };
}

function reason(miss: Miss, { room }: Demand): string {
  switch (miss.because) {
    case 'size': {
      const { free, shape } = miss.node;
      const tight = dimensions.filter((one) => room[one] > free[one]);
      const parts = tight.map((one) => `has ${roomText(one, free)} of the ${roomText(one, room)} that it asks for`);
      return `${parts.join(', ')} (${shape.name})`;
    }
    case 'taint':
      return `is tainted ${taintText(miss.taint)}`;
    case 'label':
      return `lacks ${shownRequirement(miss.requirement)}`;
    case 'nothing':
      return 'has no instance type that can be had';
  }
}

function roomText(dimension: keyof Room, room: Room): string {
  const amount = Math.max(0, room[dimension]);
  switch (dimension) {
    case 'cpu':
      return cpuText(amount);
    case 'memory':
      return bytesText(amount);
    case 'storage':
      return `${bytesText(amount)} of disk`;
    case 'gpus':
      return `${amount} ${amount === 1 ? 'GPU' : 'GPUs'}`;
    case 'pods':
      return `${amount} places`;
  }
}

function taintText({ key = '', value = '', effect = '' }: Taint): string {
  return `${key}${value === '' ? '' : `=${value}`}:${effect}`;
}

function shownRequirement({ key = '', operator = '', values = [] }: Requirement): string {
  if (operator === 'In') return `${key}=${values.join('|')}`;
  return [key, operator, values.join('|')].filter((part) => part !== '').join(' ');
}

function labelsFor(key: string, { nodes }: Supply): string {
  const values = [...nodes.values()].flatMap((kinds) => kinds.map(({ shape }) => shape.labels.get(key)));
  const known = new Set(values.flatMap((value) => (value === undefined ? [] : value === 'any' ? ['anything'] : value)));
  return known.size === 0 ? `none has ${key}` : `${key}=${[...known].join('|')}`;
}

/** The request of the container that requests the most. */
function sizeField(cluster: Cluster, { pods }: Demand, dimension: keyof Room): string {
  const resource = { cpu: 'cpu', memory: 'memory', storage: 'ephemeral-storage', gpus: 'nvidia.com/gpu', pods: 'cpu' }[
    dimension
  ];
  const containers = pods === undefined ? [] : (cluster.once(admittedPods).get(pods)?.containers ?? []);
  const [largest] = [...containers].sort((a, b) => (b.requests[resource] ?? 0) - (a.requests[resource] ?? 0));
  const step = /^\w+$/.test(resource) ? `.${resource}` : `['${resource}']`;
  return `${largest?.field ?? pods?.field ?? ''}.requests${step}`;
}
