import { append, grouped } from '../append.ts';
import type { Cluster } from '../cluster.ts';
import { alertDeliveries } from './alert-deliveries.ts';
import { declaredCalls } from './declared-calls.ts';
import { callsAnnotation, type DeadCall, type IncomingEdge, type OutgoingEdge, type PodEdge } from './edge.ts';
import type { Endpoint } from './endpoints.ts';
import { platformCalls } from './platform-calls.ts';
import { publicRoutes } from './public-routes.ts';
import { scrapes } from './scrapes.ts';

/** All that a cluster should permit. */
export interface WantedEdges {
  readonly pods: readonly PodEdge[];
  readonly outgoing: readonly OutgoingEdge[];
  readonly incoming: readonly IncomingEdge[];
  readonly dead: readonly DeadCall[];
  readonly between: (from: Endpoint, to: Endpoint) => readonly PodEdge[];
  readonly outgoingOf: (from: Endpoint) => readonly OutgoingEdge[];
  readonly incomingOf: (to: Endpoint) => readonly IncomingEdge[];
  readonly podEdgesTo: (to: Endpoint) => readonly PodEdge[];
  readonly podEdgesFrom: (from: Endpoint) => readonly PodEdge[];
}

/** Who should reach whom in a cluster, and from and to where outside. */
export function wantedEdges(cluster: Cluster): WantedEdges {
  return cluster.once(collect);
}

/** Whether a cluster says what its workloads call; of others nobody can tell what is too much. */
export function declaresCalls(cluster: Cluster): boolean {
  return cluster.once(
    ({ environment, pods }) =>
      environment !== undefined ||
      pods.some(({ owner }) => owner.metadata.annotations?.[callsAnnotation] !== undefined),
  );
}

function collect(cluster: Cluster): WantedEdges {
  const pods: PodEdge[] = [];
  const outgoing: OutgoingEdge[] = [];
  const incoming: IncomingEdge[] = [];
  const dead: DeadCall[] = [];
  for (const source of [declaredCalls, publicRoutes, scrapes, platformCalls, alertDeliveries]) {
    for (const wish of source(cluster)) {
      if (wish.kind === 'pods') pods.push(wish);
      else if (wish.kind === 'outgoing') outgoing.push(wish);
      else if (wish.kind === 'incoming') incoming.push(wish);
      else dead.push(wish);
    }
  }
  const byFrom = new Map<Endpoint, Map<Endpoint, PodEdge[]>>();
  for (const edge of pods) {
    const ends = byFrom.get(edge.from) ?? new Map<Endpoint, PodEdge[]>();
    byFrom.set(edge.from, ends);
    append(ends, edge.to, edge);
  }
  const outgoingBy = grouped(outgoing, ({ from }) => from);
  const incomingBy = grouped(incoming, ({ to }) => to);
  const podsTo = grouped(pods, ({ to }) => to);
  const podsFrom = grouped(pods, ({ from }) => from);
  return {
    pods,
    outgoing,
    incoming,
    dead,
    between: (from, to) => byFrom.get(from)?.get(to) ?? [],
    outgoingOf: (from) => outgoingBy.get(from) ?? [],
    incomingOf: (to) => incomingBy.get(to) ?? [],
    podEdgesTo: (to) => podsTo.get(to) ?? [],
    podEdgesFrom: (from) => podsFrom.get(from) ?? [],
  };
}
