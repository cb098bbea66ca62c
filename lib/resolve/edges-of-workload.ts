/** A serving port. The Service has the same number as the container. */
export interface Port {
  readonly name: string;
  readonly port: number;
  /** The protocol for Istio: `http`, `grpc` or `tcp`; undefined if the mesh does not handle the port. */
  readonly appProtocol: string | undefined;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** A port that no proxy handles. */
export interface UnproxiedPort {
  readonly port: number;
  readonly protocol: 'UDP' | 'SCTP';
}

/** One allowed caller, and the ports that it may use. */
export type Ingress =
  | {
      readonly from: 'workload';
      readonly namespace: string;
      readonly workload: string;
      /** Its identity in the service mesh; undefined for a caller outside the mesh. */
      readonly principal: string | undefined;
      readonly ports: readonly number[];
      readonly unproxied: readonly UnproxiedPort[];
      /** The requests that it may send, on those ports that are restricted. */
      readonly requests: readonly Requests[];
    }
  | {
      readonly from: 'gateway';
      readonly port: number;
      readonly paths: readonly string[];
      /** Paths below `path` that have routes of their own, with their own methods. */
      readonly notPaths: readonly string[];
      readonly methods: readonly string[];
    };

/** Some of the requests to a port. */
export interface Requests {
  readonly port: number;
  /** HTTP methods; empty: all. */
  readonly methods: readonly string[];
  /** Paths; empty: all. */
  readonly paths: readonly string[];
}

/** One allowed callee. */
export type Egress =
  | {
      readonly to: 'workload';
      readonly namespace: string;
      readonly workload: string;
      /** Names of the Services in front of it: one, or three with a canary. */
      readonly services: readonly string[];
      /** Whether only the head of a Ray cluster is called. */
      readonly rayHead?: boolean;
      readonly ports: readonly number[];
      /** Ports of UDP and SCTP. @default - none */
      readonly unproxied?: readonly UnproxiedPort[];
      /** Protocol of the called port, from its name. @default - unknown */
      readonly protocol?: string;
      /** The requests that are sent, on those ports that are restricted. @default - no restrictions */
      readonly requests?: readonly Requests[];
    }
  | {
      readonly to: 'host';
      readonly hosts: readonly string[];
      readonly port: number;
      readonly protocol: 'TLS' | 'HTTP' | 'TCP' | 'UDP' | 'SCTP';
      /** Address ranges of the hosts; undefined: the public internet. */
      readonly cidrs: readonly string[] | undefined;
      /** Whether the service mesh identifies the hosts by those addresses. @default - by their names */
      readonly byAddress?: boolean;
    }
  | {
      /** Pods that an operator runs for a data service. */
      readonly to: 'pods';
      readonly namespace: string;
      /** Name of the data service. */
      readonly name: string;
      readonly podLabels: Readonly<Record<string, string>>;
      /** Names of the Services in front of them. */
      readonly services: readonly string[];
      readonly ports: readonly number[];
    }
  | { readonly to: 'api-server'; readonly cidrs: readonly string[]; readonly ports: readonly number[] };
