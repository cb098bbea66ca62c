/** The destination of a connection: a workload, a data service of the system, or an outside host. */
export type Call = `${string}/${string}` | `${string}:${number}` | (string & {}) | WorkloadCall | HostCall;

/** A call to one port of a workload, or only to some requests of it. */
export interface WorkloadCall {
  readonly workload: `${string}/${string}`;
  /** Name of the port. @default - the workload's only port */
  readonly port?: string;
  /** HTTP methods that the callee accepts from this caller. @default - all */
  readonly methods?: readonly Method[];
  /** Paths that the callee accepts from this caller: `/status`, or with all paths below it `/api/*`. @default - all */
  readonly paths?: readonly `/${string}`[];
}

/** A call to a host outside of the cluster. */
export interface HostCall {
  /** Name of the host. A host without a DNS name gets any descriptive name, such as `mainframe.example.com`. */
  readonly host: string;
  readonly port: number;
  /** `UDP` and `SCTP` bypass the mesh. */
  readonly protocol: 'TLS' | 'HTTP' | 'TCP' | 'UDP' | 'SCTP';
  /**
   * Addresses and address ranges of the host, such as `203.0.113.7` and `10.20.0.0/16`. Only these are reachable;
   * private ranges are possible.
   * @default - any public address
   */
  readonly addresses?: readonly string[];
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
