import type { KubernetesObject } from '../kinds.ts';
import type { Endpoint } from './endpoints.ts';
import type { Protocol, WantedPort } from './network-policies.ts';

/** Annotation of a controller with what its pods call. */
export const callsAnnotation = 'strata.dev/calls';

/** Who wants an edge: its declaration, or a route, or the platform that the pods run on. */
export type Wish = 'declared' | 'platform';

interface Wanted {
  readonly wish: Wish;
  /** Whether it must be open; what need not be may be. */
  readonly required: boolean;
  /** What asks for it. */
  readonly by: KubernetesObject;
  readonly field: string;
}

/** A path between pods that should be open. */
export interface PodEdge extends Wanted {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** Port of the pods. */
  readonly port: WantedPort;
  readonly protocol: Protocol;
  /** What is dialled. @default - the pods themselves, or by the proxy, and no Sidecar has a say */
  readonly dialled?: { readonly host: string; readonly namespace: string; readonly port: number };
  /** Whether the caller brings certificates of its own, as a monitor can say. @default - false */
  readonly ownTls?: boolean;
}

/** A path to an address outside. */
export interface OutgoingEdge extends Wanted {
  readonly from: Endpoint;
  readonly to: 'host' | 'internet' | 'api-server' | 'pod-identity';
  /** Name or address of a host. */
  readonly host: string;
  readonly port: number;
  /** @default - TCP */
  readonly protocol?: Protocol;
}

/** A path from outside. */
export interface IncomingEdge extends Wanted {
  readonly from: 'internet' | 'network' | 'api-server';
  readonly to: Endpoint;
  readonly port: number;
}

/** A declared call that leads nowhere. */
export interface DeadCall {
  readonly by: KubernetesObject;
  readonly field: string;
  readonly is: string;
  readonly needed: string;
}

/** Who should reach whom. */
export type Wishes = Iterable<
  | ({ readonly kind: 'pods' } & PodEdge)
  | ({ readonly kind: 'outgoing' } & OutgoingEdge)
  | ({ readonly kind: 'incoming' } & IncomingEdge)
  | ({ readonly kind: 'dead' } & DeadCall)
>;
