import type { Cluster } from '../cluster.ts';
import { peakReplicas } from '../pods/peak-replicas.ts';
import { admittedPods } from '../pods/pod-resources.ts';
import type { Amounts } from '../pods/resources.ts';
import type { Pods } from '../pods/pods.ts';
import { quantity } from '../quantity.ts';
import { fits, plus, type Room } from '../nodes/room.ts';
import type { ChartPods } from '../../knowledge/charts/chart.ts';
import { knownChart } from '../../knowledge/charts/charts.ts';
import { eksPods, k3sPods, kindPods, type ClusterPods } from '../../knowledge/cluster-pods.ts';
import { ofRelease } from '../platform-pods.ts';
import { poolsOf, type Pool } from '../nodes/node-pools.ts';
import type { Shape } from '../nodes/shapes.ts';
import { installedCharts, valueAt } from '../delivery/installed-charts.ts';
import { schedulingOf, unmet, untolerated, type Scheduling } from '../pods/scheduling.ts';

/**
 * How much of everything runs. At `minimum` as much as autoscalers leave; at `desired` the same, but of Ray's workers the
 * middle, because their minimum is what waits for work and not what does it; at `maximum` as much as they allow, with the
 * rollouts, jobs and VerticalPodAutoscalers of everything at once where Karpenter can make nodes for them.
 */
export const levels = ['minimum', 'desired', 'maximum'] as const;

/** One of the three. */
export type Level = (typeof levels)[number];

/** Equal pods that need nodes. */
export interface Demand {
  readonly name: string;
  /** Undefined for those of the platform, which charts make. */
  readonly pods: Pods | undefined;
  /** What one of them takes, as it is written and as a VerticalPodAutoscaler may make it. */
  readonly room: Room;
  readonly largest: Room;
  readonly count: Readonly<Record<Level, number>>;
  readonly scheduling: Scheduling;
  /** Pools with nodes that take one; nodes that are there come first, then what Karpenter prefers. */
  readonly candidates: readonly Candidate[];
}

/** A pool, and those of its nodes that take a pod. */
export interface Candidate {
  readonly pool: Pool;
  readonly nodes: readonly Node[];
}

/** A kind of node with what its DaemonSets leave. */
export interface Node {
  readonly shape: Shape;
  readonly free: Room;
}

/** All pods of a cluster that need nodes, and the nodes that there may be. */
export interface Supply {
  readonly demands: readonly Demand[];
  readonly nodes: ReadonlyMap<Pool, readonly Node[]>;
}

/** What a cluster runs and where it may run. */
export function supplyOf(cluster: Cluster): Supply {
  const { pools, onMachine } = cluster.once(poolsOf);
  const platform = platformOf(cluster, onMachine);
  const admitted = cluster.once(admittedPods);
  const daemons = daemonsOf(cluster, platform);
  const nodes = new Map(
    pools.map((pool) => [pool, pool.shapes.map((shape) => ({ shape, free: daemons(pool, shape) }))]),
  );
  const ordered = [...pools].sort((a, b) => b.weight - a.weight || price(a) - price(b) || (a.name < b.name ? -1 : 1));
  const candidatesOf = (scheduling: Scheduling, room: Room): readonly Candidate[] =>
    ordered.flatMap((pool): readonly Candidate[] => {
      if (untolerated(scheduling, pool) !== undefined) return [];
      const fitting = (nodes.get(pool) ?? []).filter(
        ({ shape, free }) => fits(room, free) && unmet(scheduling, shape.labels) === undefined,
      );
      return fitting.length === 0 ? [] : [{ pool, nodes: fitting }];
    });
  const demands: Demand[] = [];
  for (const pods of cluster.pods) {
    const resources = admitted.get(pods);
    if (resources === undefined || pods.owner.kind === 'DaemonSet') continue;
    const room = roomOf(resources.requests);
    const scheduling = schedulingOf(pods);
    const candidates = candidatesOf(scheduling, room);
    // What a VerticalPodAutoscaler could make larger than any node stays as it is.
    const grown = roomOf(resources.largest.requests);
    const largest = candidates.every(({ nodes: all }) => all.some(({ free }) => fits(grown, free))) ? grown : room;
    const made = candidates.some(({ pool }) => pool.kind === 'NodePool');
    const count = countOf(pods, onMachine, made);
    demands.push({ name: nameOf(pods), pods, room, largest, count, scheduling, candidates });
  }
  for (const one of platform) if (!one.daemon) demands.push(platformDemand(one, candidatesOf));
  return { demands, nodes };
}

function countOf(pods: Pods, onMachine: boolean, made: boolean): Demand['count'] {
  const { replicas, runsOnce, role } = pods;
  const maximum = made ? peakReplicas(pods) : replicas.max;
  if (runsOnce) return { minimum: onMachine ? maximum : 0, desired: 0, maximum };
  const idle = role === 'worker' && replicas.min > 0;
  const desired = idle ? Math.floor((replicas.min + replicas.max) / 2) : replicas.min;
  return { minimum: replicas.min, desired, maximum };
}

function roomOf(requests: Amounts): Room {
  return {
    cpu: requests.cpu ?? 0,
    memory: requests.memory ?? 0,
    storage: requests['ephemeral-storage'] ?? 0,
    gpus: requests['nvidia.com/gpu'] ?? 0,
    pods: 1,
  };
}

function nameOf({ owner, namespace, role }: Pods): string {
  return `${namespace}/${owner.metadata.name}${role === 'head' || role === 'worker' ? ` (${role})` : ''}`;
}

function price({ shapes }: Pool): number {
  return shapes[0]?.hourly ?? Infinity;
}

/** What is left of a node of a pool for other pods. */
function daemonsOf(cluster: Cluster, platform: readonly Placed[]): (pool: Pool, shape: Shape) => Room {
  const everywhere = platform.filter(({ daemon }) => daemon).map(({ room }) => room);
  const admitted = cluster.once(admittedPods);
  const own = cluster.pods
    .filter(({ owner }) => owner.kind === 'DaemonSet')
    .map((pods) => ({ room: roomOf(admitted.get(pods)?.requests ?? {}), scheduling: schedulingOf(pods) }));
  return (pool, shape) => {
    const here = own.filter(
      ({ scheduling }) => untolerated(scheduling, pool) === undefined && unmet(scheduling, shape.labels) === undefined,
    );
    return [...everywhere, ...here.map(({ room }) => room)].reduce(
      (free, taken) => plus(free, taken, -1),
      shape.allocatable,
    );
  };
}

interface Placed {
  readonly name: string;
  readonly room: Room;
  readonly replicas: number;
  readonly daemon: boolean;
  readonly karpenter: boolean;
}

function platformOf(cluster: Cluster, onMachine: boolean): readonly Placed[] {
  const isKind = cluster.of('Cluster.kind.x-k8s.io').length > 0;
  const base = onMachine ? (isKind ? kindPods : k3sPods) : eksPods;
  const charts = installedCharts(cluster).flatMap(({ chart, release, values }) =>
    (knownChart(chart)?.pods ?? [])
      .filter(({ daemon, enabledAt }) => daemon !== 'somewhere' && setBy(values, enabledAt) !== false)
      .map((one) => ({ ...placedByChart(one, values), name: ofRelease(one.name, chart, release) })),
  );
  return [...base.map(placedByCluster), ...charts];
}

function placedByCluster({ name, cpu = 0, memory = 0, replicas = 1, daemon = false }: ClusterPods): Placed {
  const room = { cpu, memory: memory * 1024 ** 2, storage: 0, gpus: 0, pods: 1 };
  return { name, room, replicas, daemon, karpenter: false };
}

function placedByChart(pods: ChartPods, values: unknown): Placed {
  const { autoscaledAt, daemon, karpenter = false, name, replicas = 1, replicasAt } = pods;
  const number = setBy(values, autoscaledAt) === false ? undefined : setBy(values, replicasAt);
  const [cpu, memory] = [requestOf(pods, 'cpu', values), requestOf(pods, 'memory', values)];
  return {
    name,
    room: { cpu, memory, storage: 0, gpus: 0, pods: 1 },
    replicas: typeof number === 'number' ? number : replicas,
    daemon: daemon === 'everywhere',
    karpenter,
  };
}

/** What a chart's pods request of a resource: as its values say, else as it does itself. */
export function requestOf({ containers }: ChartPods, resource: 'cpu' | 'memory', values: unknown): number {
  return containers.reduce((sum, { requests, resourcesAt }) => {
    const set = resourcesAt === undefined ? undefined : setBy(values, `${resourcesAt}.requests.${resource}`);
    return sum + quantity(set ?? requests?.[resource] ?? '0');
  }, 0);
}

function setBy(values: unknown, path: string | undefined): unknown {
  return path === undefined ? undefined : valueAt(values, path);
}

function platformDemand(
  { name, room, replicas, karpenter }: Placed,
  candidatesOf: (scheduling: Scheduling, room: Room) => readonly Candidate[],
): Demand {
  const scheduling: Scheduling = {
    selector: karpenter ? [{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }] : [],
    terms: [],
    tolerations: [],
    perNode: karpenter ? 1 : Infinity,
    apart: karpenter,
    zones: 'any',
    fields: { selector: '', terms: '', tolerations: '' },
  };
  const count = { minimum: replicas, desired: replicas, maximum: replicas };
  return { name, pods: undefined, room, largest: room, count, scheduling, candidates: candidatesOf(scheduling, room) };
}
