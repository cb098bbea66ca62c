import { dimensions, empty, fits, leaves, plus, type Room } from '../nodes/room.ts';
import type { Candidate, Demand, Level, Node, Supply } from './demands.ts';
import type { Pool } from '../nodes/node-pools.ts';

/** Equal nodes of a pool, and the pods on them. */
export interface Bin {
  readonly pool: Pool;
  /** What the node may be, given what is on it, cheapest first. */
  readonly nodes: readonly Node[];
  readonly used: Room;
  readonly zone: string | undefined;
  readonly count: number;
  /** Whose pods came last, and how many of them each node has: they may have to keep their distance. */
  readonly last?: { readonly demand: Demand; readonly each: number };
}

/** The assignment of all pods to nodes. */
export interface Packing {
  readonly bins: ReadonlyMap<Pool, readonly Bin[]>;
  /** Nodes beyond those that a pool has or may have; 0 where all pods fit. */
  readonly beyond: ReadonlyMap<Pool, number>;
}

/**
 * Packs pods into nodes as Karpenter does: the largest first, into the first node with room, and each new node as large as
 * its pool allows until it is clear what it holds. Equal pods and equal nodes are counted, not looped over. Pods that fit
 * no node are left out, and anti-affinity between different workloads is not looked at.
 */
export function pack({ demands, nodes }: Supply, level: Level): Packing {
  const of = level === 'maximum' ? 'largest' : 'room';
  const sorted = demands
    .filter(({ count, candidates }) => count[level] > 0 && candidates.length > 0)
    .sort((a, b) => b[of].cpu - a[of].cpu || b[of].memory - a[of].memory || (a.name < b.name ? -1 : 1));
  const packer = new Packer(nodes, smallestOf(sorted.map((demand) => demand[of])));
  for (const demand of sorted) packer.place(demand, demand[of], demand.count[level]);
  return packer.packing;
}

/** Whether one more pod of a demand finds a node beside all that is packed. */
export function hasRoomFor({ bins, beyond }: Packing, demand: Demand, level: Level): boolean {
  return demand.candidates.some((candidate) => {
    const { pool } = candidate;
    const there = bins.get(pool) ?? [];
    const count = there.reduce((sum, bin) => sum + bin.count, 0);
    if ((beyond.get(pool) ?? 0) === 0 && count < pool.nodes.most) return true;
    // One that keeps apart has a pod on as many nodes as it has pods; on which, the bins no longer know.
    if (demand.scheduling.apart && count <= demand.count[level]) return false;
    return there.some((bin) => placesFor(bin, candidate, demand.room) > 0);
  });
}

class Packer {
  readonly #open = new Map<Pool, Bin[]>();
  /** Nodes without room for even the smallest pod. */
  readonly #full = new Map<Pool, Bin[]>();
  readonly #beyond = new Map<Pool, number>();
  readonly #taken = new Map<Pool, Taken>();
  readonly #smallest: Room;

  constructor(nodes: Supply['nodes'], smallest: Room) {
    this.#smallest = smallest;
    for (const [pool, kinds] of nodes) {
      const { least } = pool.nodes;
      const zones = pool.zones.length === 0 ? [undefined] : pool.zones;
      const bins = zones.map((zone, index): Bin => {
        const count = kinds.length === 0 ? 0 : Math.floor((least + zones.length - 1 - index) / zones.length);
        return { pool, nodes: kinds, used: empty, zone, count };
      });
      const there = bins.filter(({ count }) => count > 0);
      this.#open.set(pool, there);
      this.#full.set(pool, []);
      this.#taken.set(pool, { cpu: 0, memory: 0, gpus: 0, count: 0, unknown: 0 });
      for (const bin of there) this.#take(bin, bin.count);
    }
  }

  get packing(): Packing {
    const bins = new Map<Pool, readonly Bin[]>();
    for (const [pool, open] of this.#open) bins.set(pool, [...(this.#full.get(pool) ?? []), ...open]);
    return { bins, beyond: this.#beyond };
  }

  place(demand: Demand, room: Room, count: number): void {
    const { zones } = demand.scheduling;
    const known = demand.candidates[0]?.pool.zones ?? [];
    if (zones === 'any' || known.length === 0) {
      this.#placeIn(undefined, demand, room, count);
      return;
    }
    const each = Math.floor(count / known.length);
    if (each > 0) for (const zone of known) this.#placeIn(zone, demand, room, each);
    // Of those that remain no two go to one zone: first where there is room, then where nodes have to be made.
    let left = count - each * known.length;
    const others: string[] = [];
    for (const zone of known) {
      const found = left > 0 && demand.candidates.some((one) => this.#fill(one, zone, demand, room, 1) === 1);
      if (found) left -= 1;
      else others.push(zone);
    }
    for (const zone of others.slice(0, left)) this.#placeIn(zone, demand, room, 1);
  }

  #placeIn(zone: string | undefined, demand: Demand, room: Room, count: number): void {
    let left = count;
    for (const candidate of demand.candidates) if (left > 0) left -= this.#fill(candidate, zone, demand, room, left);
    for (const candidate of demand.candidates)
      if (left > 0) left -= this.#grow(candidate, zone, demand, room, left, this.#mayGrow(candidate));
    if (left === 0) return;
    // Beyond the limit: the excess is counted, to report it.
    const beyond = demand.candidates.find(({ pool }) => pool.kind === 'NodePool') ?? demand.candidates[0];
    if (beyond === undefined) return;
    const before = this.#taken.get(beyond.pool)?.count ?? 0;
    this.#grow(beyond, zone, demand, room, left, Infinity);
    const more = (this.#taken.get(beyond.pool)?.count ?? 0) - before;
    this.#beyond.set(beyond.pool, (this.#beyond.get(beyond.pool) ?? 0) + more);
  }

  /** Puts pods on nodes that are there; returns how many found a place. */
  #fill(candidate: Candidate, zone: string | undefined, demand: Demand, room: Room, count: number): number {
    const open = this.#open.get(candidate.pool) ?? [];
    let left = count;
    for (let index = 0; index < open.length && left > 0; index += 1) {
      const bin = open[index];
      if (bin === undefined || (zone !== undefined && bin.zone !== undefined && bin.zone !== zone)) continue;
      const each = this.#each(bin, candidate, demand, room);
      if (each <= 0) continue;
      const whole = Math.min(bin.count, Math.floor(left / each));
      const rest = whole < bin.count ? left - whole * each : 0;
      const untouched = bin.count - whole - (rest > 0 ? 1 : 0);
      const parts: Bin[] = [];
      this.#take(bin, -bin.count);
      if (whole > 0) this.#keep(filled(bin, candidate, zone, demand, room, each, whole), parts);
      if (rest > 0) this.#keep(filled(bin, candidate, zone, demand, room, rest, 1), parts);
      if (untouched > 0) {
        parts.push({ ...bin, count: untouched });
        this.#take(bin, untouched);
      }
      const [only] = parts;
      if (parts.length === 1 && only !== undefined) open[index] = only;
      else open.splice(index, 1, ...parts);
      index += parts.length - 1;
      left -= whole * each + rest;
    }
    return count - left;
  }

  /** Makes nodes for pods, no more than so many; returns how many pods found a place. */
  #grow(
    candidate: Candidate,
    zone: string | undefined,
    demand: Demand,
    room: Room,
    count: number,
    most: number,
  ): number {
    const { pool, nodes } = candidate;
    const fresh: Bin = { pool, nodes, used: empty, zone, count: 1 };
    const each = this.#each(fresh, candidate, demand, room);
    const wanted = Math.ceil(count / each);
    const made = Math.min(wanted, most);
    if (!(each > 0 && made > 0)) return 0;
    const placed = Math.min(count, made * each);
    const open = this.#open.get(pool) ?? [];
    if (made > 1) this.#keep(filled(fresh, candidate, zone, demand, room, each, made - 1), open);
    this.#keep(filled(fresh, candidate, zone, demand, room, placed - (made - 1) * each, 1), open);
    return placed;
  }

  #keep(bin: Bin, open: Bin[]): void {
    this.#take(bin, bin.count);
    const hasRoom = bin.nodes.some(({ free }) => leaves(free, bin.used, this.#smallest));
    if (hasRoom) open.push(bin);
    else this.#full.get(bin.pool)?.push(bin);
  }

  #each(bin: Bin, candidate: Candidate, demand: Demand, room: Room): number {
    const { apart, perNode } = demand.scheduling;
    // Where no node can be made, those that are there have to share what is spread.
    const most = apart || bin.pool.kind === 'NodePool' ? perNode : Infinity;
    return Math.min(placesFor(bin, candidate, room), most - has(bin, demand));
  }

  /** Nodes that a pool may still have. */
  #mayGrow({ pool, nodes }: Candidate): number {
    const smallest = nodes[0]?.shape.size;
    if (smallest === undefined) return 0;
    const { cpu, memory, gpus, count, unknown } = this.#taken.get(pool) ?? nothing;
    const left = (limit: number, taken: number, each: number) => (limit - taken - unknown * each) / each;
    const more = Math.min(
      pool.nodes.most - count,
      left(pool.limits.cpu, cpu, smallest.cpu),
      left(pool.limits.memory, memory, smallest.memory),
      smallest.gpus === 0 ? Infinity : left(pool.limits.gpus, gpus, smallest.gpus),
    );
    return Math.max(0, Math.floor(more));
  }

  /** Counts so many nodes of a bin to its pool. */
  #take({ pool, nodes }: Bin, count: number): void {
    const taken = this.#taken.get(pool);
    if (taken === undefined) return;
    taken.count += count;
    const size = nodes[0]?.shape.size;
    if (size === undefined) taken.unknown += count;
    else {
      taken.cpu += size.cpu * count;
      taken.memory += size.memory * count;
      taken.gpus += size.gpus * count;
    }
  }
}

/** What the nodes of a pool amount to, each as the smallest that it may be. */
interface Taken {
  cpu: number;
  memory: number;
  gpus: number;
  count: number;
  /** Nodes of which no type is known. */
  unknown: number;
}

const nothing: Taken = { cpu: 0, memory: 0, gpus: 0, count: 0, unknown: 0 };

/** Less than that of everything is no room at all. */
function smallestOf(rooms: readonly Room[]): Room {
  const least = { cpu: Infinity, memory: Infinity, storage: Infinity, gpus: Infinity, pods: 1 };
  for (const room of rooms)
    for (const dimension of dimensions) least[dimension] = Math.min(least[dimension], room[dimension]);
  return least;
}

/** The number of pods that still fit the node, whichever type it becomes. */
function placesFor({ nodes, used }: Bin, candidate: Candidate, room: Room): number {
  let most = 0;
  for (const node of nodes) {
    const { free } = node;
    let places = free.pods - used.pods;
    if (room.cpu > 0) places = Math.min(places, times(free.cpu - used.cpu, room.cpu));
    if (room.memory > 0) places = Math.min(places, times(free.memory - used.memory, room.memory));
    if (room.storage > 0) places = Math.min(places, times(free.storage - used.storage, room.storage));
    if (room.gpus > 0) places = Math.min(places, times(free.gpus - used.gpus, room.gpus));
    // Most nodes are full: whether it is one of the candidate's is asked last.
    if (places > most && candidate.nodes.includes(node)) most = places;
  }
  return most;
}

function times(left: number, each: number): number {
  return Math.floor(left / each + 1e-9);
}

/** Nodes with so many more pods on each; what they may be is narrowed down to what holds them. */
function filled(
  bin: Bin,
  candidate: Candidate,
  zone: string | undefined,
  demand: Demand,
  room: Room,
  each: number,
  count: number,
): Bin {
  const used = plus(bin.used, room, each);
  const nodes = bin.nodes.filter((node) => candidate.nodes.includes(node) && fits(used, node.free));
  const last = { demand, each: each + has(bin, demand) };
  return { pool: bin.pool, nodes, used, zone: bin.zone ?? zone, count, last };
}

/** How many pods of a demand that is being placed a node has already. */
function has({ last }: Bin, demand: Demand): number {
  return last?.demand === demand ? last.each : 0;
}
