import type { Method } from './calls.ts';

/** The fields of a workload that serves others. */
export interface Served {
  /**
   * Ports by name. The name begins with the protocol, as Istio requires: `http`, `http-admin`, `grpc`, `tcp-postgres`.
   * Traffic to `udp-` and `sctp-` ports bypasses the mesh; only NetworkPolicies restrict it.
   * @default - none
   * @example `{ http: 8080 }`
   */
  readonly ports?: Readonly<Record<string, number>>;
  /**
   * Its public routes.
   * @default - not reachable from outside
   * @example `[{ host: 'api', path: '/orders' }]`
   */
  readonly routes?: readonly Route[];
  /**
   * Limits of the connections to it, for each caller.
   * @default - 100 connections, 50 pending and 100 concurrent requests
   */
  readonly connectionPool?: ConnectionPool;
  /**
   * The most requests that each pod takes; its proxy answers further ones with status 429. Each port of http, http2 or
   * grpc has a count of its own; other ports have no limit. Requests that policies refuse are not counted.
   * @default - no limit
   */
  readonly rateLimit?: RateLimit;
  /** Delays injected into requests to it, in dev only. Its ports must be http, http2 or grpc. @default - none */
  readonly faultsInDev?: Faults;
}

/** How many requests each pod takes in a time. */
export interface RateLimit {
  /** Number of requests that become possible at the start of each second, minute or hour; a whole number. */
  readonly requests: number;
  readonly per: 'second' | 'minute' | 'hour';
  /**
   * The most requests at once, where less than the limit came before: a whole number, at least `requests`.
   * @default - `requests`
   */
  readonly burst?: number;
}

/** A delay of a share of the requests. Timeouts and retries of a route with a delay have no effect. */
export interface Faults {
  /** Percentage of delayed requests, above 0 and at most 100. */
  readonly percent: number;
  /** Length of the delay, e.g. `100ms`. */
  readonly delay: string;
}

/**
 * How the kubelet learns that a container has started, is alive, and can receive requests.
 * @example `{ liveness: '/health/live', readiness: '/health/ready' }`
 */
export interface Probes {
  /** Check of the process alone. It must not depend on other services: if they failed, all pods would restart. */
  readonly liveness: Probe;
  /** Check that the process can serve requests, including what it depends on. */
  readonly readiness: Probe;
  /** Consecutive failures of readiness after which the pod gets no more requests. @default - 3 */
  readonly readinessFailures?: number;
  /** Longest time of a start, in seconds. @default - 150 */
  readonly startupSeconds?: number;
  /** Port of HTTP probes. @default - `http`, or else the metrics port */
  readonly port?: string;
}

/** A probe: an HTTP path, a command, or a TCP connection to a named port. */
export type Probe = `/${string}` | { readonly exec: readonly string[] } | { readonly tcp: string };

/**
 * A Prometheus endpoint on a separate port, which Prometheus scrapes in plain text from outside the service mesh.
 * @example `{ port: 9090, exports: ['http_requests_total'] }`
 */
export interface Metrics {
  /** Port of the endpoint. @default - 9090 */
  readonly port?: number;
  /** Path of the endpoint. @default - /metrics */
  readonly path?: string;
  /** Scrape interval, e.g. `10s`. @default - the interval of Prometheus */
  readonly interval?: string;
  /** Names of the exported metrics that alerts, dashboards and scaling may use. */
  readonly exports: readonly string[];
}

/** A public route: requests with this host and path prefix go to the workload. */
export interface Route {
  /** Name of a host in the system's `hosts`. */
  readonly host: string;
  /** Path prefix. */
  readonly path: `/${string}`;
  /**
   * Regular expression (RE2) that the whole path must match, such as `/orders/[0-9]+/pdf`. It must begin with `path`.
   * @default - every path below `path`
   */
  readonly pattern?: `/${string}`;
  /** Name of the port. @default - http */
  readonly port?: string;
  /** HTTP methods that the route accepts. @default - all */
  readonly methods?: readonly Method[];
  /**
   * Longest duration of a request, e.g. `30s`. `none` is for responses without an end, such as a stream of events.
   * @default - 30s
   */
  readonly timeout?: string;
  /** Headers that a request must have, with their exact values; names in lower case. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Query parameters that a request must have, with their exact values. @default - none */
  readonly query?: Readonly<Record<string, string>>;
  /**
   * Path prefix that replaces `path` before the workload receives the request. With `pattern` it is the whole path, in which
   * `\1` stands for the first group of the pattern.
   * @default - unchanged
   */
  readonly rewrite?: `/${string}`;
  /** Access by browsers from pages of other origins (CORS). @default - none */
  readonly cors?: Cors;
  /**
   * What the JSON Web Token of a request must be, on a host with `authentication`: `none` is needed, one is `required`, or
   * one of which each claim has one of some values, such as `{ claims: { groups: ['admin'] } }`.
   * @default - as for the host
   */
  readonly token?: 'none' | 'required' | { readonly claims: Readonly<Record<string, readonly string[]>> };
}

/** The CORS policy of a route: what browsers may request from pages of other origins. */
export interface Cors {
  /** Exact origins, such as `https://www.example.com`. */
  readonly origins: readonly `https://${string}`[];
  /** Methods that the pages may use. @default - those of the route, or GET, HEAD and POST */
  readonly methods?: readonly Method[];
  /** Headers that the pages may send, beside those that CORS always allows. @default - none */
  readonly headers?: readonly string[];
  /** Whether the pages may send cookies. @default - false */
  readonly credentials?: boolean;
  /** How long a browser may cache the policy, e.g. `24h`. @default - the browser's own time */
  readonly maxAge?: string;
}

/** Limits of the connections to a workload (Envoy's circuit breaker). */
export interface ConnectionPool {
  readonly maxConnections: number;
  readonly http1MaxPendingRequests: number;
  readonly http2MaxRequests: number;
  /** Requests on one connection before it is closed. @default - unlimited */
  readonly maxRequestsPerConnection?: number;
}
