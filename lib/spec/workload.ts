import type { Architecture } from './architecture.ts';
import type { Delivery } from './delivery.ts';
import type { EnvironmentName } from './environment.ts';
import type { Scaling, ScalingBehavior } from './scaling.ts';

/**
 * A workload of a layer, as people write it: what runs, what it needs and what it calls. All its objects follow from
 * this.
 */
export type WorkloadSpec = DeploymentSpec | StatefulSetSpec | DaemonSetSpec | JobSpec | CronJobSpec | RayClusterSpec;

/** A long-running workload without persistent state. */
export interface DeploymentSpec extends PodSpec, Served {
  readonly kind: 'Deployment';
  /** A replica range with the signals that set the count, or a fixed count. */
  readonly scaling: Scaling;
  /** How a new version replaces the old one. In dev always rolling. @default - rolling */
  readonly delivery?: Delivery;
  /**
   * Seconds in which a rollout must get one more pod ready; otherwise it has failed. Must be more than a pod's longest
   * start.
   * @default - 600, or the longest start plus 5 minutes if that is more
   */
  readonly progressDeadlineSeconds?: number;
  /** A volume that outlives its pods. @default - none */
  readonly storage?: ClaimedVolume;
  /**
   * Whether callers get a Service `<name>-headless` with the addresses of the single pods. It includes pods of every
   * version, whatever their share of the requests during a delivery.
   * @default - false
   */
  readonly headless?: boolean;
  /**
   * Bounds of the VerticalPodAutoscaler. It changes requests only if no signal of `scaling` is a percentage of the
   * request; otherwise it only recommends.
   * @default - half the requests to twice the requests, within the limits
   */
  readonly verticalScaling?: { readonly min: ResourceAmounts; readonly max: ResourceAmounts };
}

/** The volume of a Deployment. All its pods share it. */
export interface ClaimedVolume {
  /** Size, e.g. `10Gi`. */
  readonly size: string;
  readonly mountPath: string;
  /**
   * Whether pods on several nodes mount it at the same time; needs `sharedFileSystem` of the cluster. Otherwise there is one
   * replica, and an update stops the old pod before it starts the new one.
   * @default - false
   */
  readonly shared?: boolean;
}

/** A long-running workload whose replicas have a volume each. */
export interface StatefulSetSpec extends PodSpec, Served {
  readonly kind: 'StatefulSet';
  /** Fixed number of replicas; no autoscaler changes it. */
  readonly replicas: number;
  readonly storage: {
    /** Size of each replica's volume, e.g. `10Gi`. */
    readonly size: string;
    readonly mountPath: string;
  };
}

/** An agent with one pod on every node: of all pools, or of the pool in `placement`. */
export interface DaemonSetSpec extends Omit<PodSpec, 'interruptible'>, Served {
  readonly kind: 'DaemonSet';
}

/**
 * Work that runs once: in every sync, as an Argo CD hook, such as a migration before the workloads; or as a test of each
 * new version of a Deployment.
 */
export interface JobSpec extends PodSpec {
  readonly kind: 'Job';
  /** When it runs: in a sync first of all, before the workloads or after them; or before a new version gets requests. */
  readonly runs: 'first' | 'before-workloads' | 'after-workloads' | BeforeTraffic;
  /** Longest run time, in seconds. @default - 600 */
  readonly deadlineSeconds?: number;
  /** Number of retries; after them the sync fails. @default - 3 */
  readonly retries?: number;
}

/**
 * A smoke test. The new version has no requests yet: a canary consists of one pod, blue-green of all pods. If the test fails,
 * the old version stays. With a rolling delivery, and therefore in dev, the test runs after the workloads. The variable
 * `TESTED_HOST` is the host of the new version. The call to the Deployment is declared implicitly.
 */
export interface BeforeTraffic {
  /** Deployment of the same layer, as `layer/workload`. */
  readonly beforeTrafficOf: `${string}/${string}`;
}

/** Work that runs on a schedule. */
export interface CronJobSpec extends PodSpec {
  readonly kind: 'CronJob';
  /** Five-field cron expression, e.g. `0 3 * * *`. */
  readonly schedule: string;
  /** IANA time zone of the schedule. @default - Etc/UTC */
  readonly timeZone?: string;
  /** Longest time of one run, in seconds. @default - 3600 */
  readonly deadlineSeconds?: number;
  /** Number of retries of a failed run. @default - 2 */
  readonly retries?: number;
}

/** A Ray cluster (KubeRay): one head and one group of workers, which Ray's own autoscaler scales. */
export interface RayClusterSpec extends Omit<
  PodSpec,
  'command' | 'args' | 'probes' | 'metrics' | 'writable' | 'initContainers' | 'sidecars'
> {
  readonly kind: 'RayCluster';
  /** Version of Ray; must be the version in the image. */
  readonly rayVersion: string;
  /** Resources of the head; `resources` are those of one worker. */
  readonly head: Resources;
  readonly workers: {
    /** Name of the worker group. */
    readonly group: string;
    readonly min: number;
    readonly max: number;
    /** Shared memory for Ray's object store, e.g. `8Gi`. It counts as memory of the worker. */
    readonly sharedMemory: string;
  };
  /** Metrics that the code in the cluster exports, beside those of Ray. @default - none */
  readonly metrics?: { readonly exports: readonly string[] };
}

/** The fields of every kind of workload. */
export interface PodSpec {
  /** Purpose of the workload, in one sentence; rendered as the annotation `kubernetes.io/description`. */
  readonly description: string;
  /**
   * The assumption on which a part of this spec rests, because the documents do not settle it; rendered as the
   * annotation `strata.dev/assumed`.
   * @default - none
   */
  readonly assumed?: string;
  /**
   * File in `charts/<system>/` that contains this spec, without `.ts`; errors name it.
   * @default - the workload's name
   */
  readonly definedIn?: string;
  /**
   * A name that `releases.ts` pins, in the platform's registry; or a full reference with a tag, a digest or both, such
   * as `docker.io/library/postgres:16.10-alpine`.
   */
  readonly image: string;
  /** Labels of its controller and pods, in addition to the standard ones, such as `tier`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Architectures for which the image is built. @default - amd64 */
  readonly architectures?: readonly Architecture[];
  /** Command of the container. @default - the image's entry point */
  readonly command?: readonly string[];
  /** Arguments of the command. @default - the image's */
  readonly args?: readonly string[];
  readonly resources: Resources;
  /**
   * Destinations of its connections: `layer/workload` or `system/workload`, a data service, or an outside `host:port`.
   * The network policies of both sides follow.
   * @default - none
   */
  readonly calls?: readonly Call[];
  /**
   * Data services of `calls` to which it writes. In an environment where one of them is a read-only replica, the
   * workload is left out.
   * @default - none
   */
  readonly writes?: readonly string[];
  /** Kafka topics to which it writes. @default - none */
  readonly publishes?: readonly string[];
  /** Kafka topics that it reads, and its consumer group. @default - none */
  readonly consumes?: { readonly group: string; readonly topics: readonly string[] };
  /** Environment variables without secret values. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Configuration files by path, mounted read-only. A relative path such as `app.yaml` or `conf.d/app.yaml` is in
   * `/etc/config`; an absolute path, such as `/etc/nginx/nginx.conf`, is mounted there. A change restarts the pods.
   * @default - none
   */
  readonly files?: Readonly<Record<string, string>>;
  /** Secrets by name, which is also the name of the file in `/etc/secrets`. @default - none */
  readonly secrets?: Readonly<Record<string, SecretRef>>;
  /**
   * How the process gets the URLs of the data services in `calls`: as files, whose paths are in variables such as
   * `DATABASE_URL_FILE`, or in variables such as `DATABASE_URL`.
   * @default - files
   */
  readonly urls?: 'files' | 'variables';
  /**
   * Health checks.
   * @default - HTTP `/health/live` and `/health/ready` on the port `http`, or else on the metrics port; none for jobs
   */
  readonly probes?: Probes;
  /** Containers that run before the main container, one after the other, each to its end; by name. @default - none */
  readonly initContainers?: Readonly<Record<string, ExtraContainer>>;
  /** Containers that run beside the main container; they start before it and stop after it; by name. @default - none */
  readonly sidecars?: Readonly<Record<string, ExtraContainer>>;
  /** Prometheus endpoint. @default - none */
  readonly metrics?: Metrics;
  /** Directories to which the process may write; the root file system is read-only. @default - `/tmp` */
  readonly writable?: readonly string[];
  /** Node pool. @default - the system's first pool, or its spot pool for an interruptible workload */
  readonly placement?: string;
  /** Whether it may be stopped at any time; it then runs on spot nodes. @default - false */
  readonly interruptible?: boolean;
  /**
   * Priority when nodes are full: a more important workload is scheduled first.
   * @default - standard; batch for an interruptible workload
   */
  readonly priority?: Priority;
  /** Permissions in the Kubernetes API. The service account token is mounted only with this field. @default - none */
  readonly kubernetesApi?: readonly ApiRule[];
  /**
   * AWS permissions, beside those that follow from its topics and buckets. In a resource, the placeholders `{region}`,
   * `{account}`, `{cluster}`, `{key}` (the ARN of the cluster's key) and the name of a data service in braces are replaced by values of the environment.
   * @default - none
   */
  readonly aws?: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
  /** User and group id of the process, at least 10000. @default - 10001 */
  readonly user?: number;
  /**
   * Seconds that a pod has to stop. If it serves others, SIGTERM comes after the first 5 seconds, in which load balancers
   * remove the pod; SIGKILL comes at the end.
   * @default - 30
   */
  readonly gracePeriodSeconds?: number;
  /** Scale and data that differ between environments. @default - none */
  readonly overrides?: Readonly<Partial<Record<EnvironmentName, Override>>>;
  /** Why it is left out in environments with stand-ins: dev and previews. @default - it runs there too */
  readonly notInDev?: string;
  /**
   * Why it runs only in environments with stand-ins. Calls to it are ignored elsewhere.
   * @default - it runs everywhere
   */
  readonly onlyInDev?: string;
  /** Patches of the rendered objects, for fields that a spec does not have. Every review shows them. @default - none */
  readonly patches?: readonly Patch[];
  /** Rules that its objects may break, each with the reason. Every check lists them. @default - none */
  readonly exceptions?: readonly Exception[];
}

/** The fields of a workload that serves others. */
export interface Served {
  /**
   * Ports by name. The name begins with the protocol, as Istio requires: `http`, `http-admin`, `grpc`, `tcp-postgres`.
   * Traffic to `udp-` and `sctp-` ports bypasses the mesh; only NetworkPolicies restrict it.
   * @default - none
   */
  readonly ports?: Readonly<Record<string, number>>;
  /** Its public routes. @default - not reachable from outside */
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

/** CPU, memory and disk of one container. */
export interface Resources {
  readonly requests: ResourceAmounts;
  /** Upper limits. @default - twice the requested CPU, the requested memory */
  readonly limits?: Partial<ResourceAmounts>;
  /** Local disk for logs and writable directories. @default - 256Mi requested, limit 1Gi */
  readonly ephemeralStorage?: { readonly request: string; readonly limit: string };
  /** Number of whole GPUs. There are none in dev. @default - 0 */
  readonly gpus?: number;
}

/**
 * A further container of the pod, with the user, files, secrets, writable directories and calls of the main container.
 * Its ports belong to the pod; declare them in the workload's `ports` if others call them.
 */
export interface ExtraContainer {
  /** As for the workload. */
  readonly image: string;
  /** @default - the image's */
  readonly command?: readonly string[];
  /** @default - the image's */
  readonly args?: readonly string[];
  /** Resources; GPUs are not possible here. */
  readonly resources: Omit<Resources, 'gpus'>;
  /** Its own environment variables, without secret values. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** CPU and memory as Kubernetes quantities, e.g. `500m` and `1Gi`. */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
}

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

/** A value of the secret store, and how the process reads it. */
export type SecretRef = {
  /**
   * How the process reads it: a file in `/etc/secrets`, or an environment variable with this name.
   * @default - a file
   */
  readonly as?: { readonly variable: string };
} & (
  | {
      /** Name of the remote secret, without the prefix `<system>/<environment>/`. */
      readonly from: string;
      readonly property: string;
    }
  | {
      readonly from: string;
      /** Go template over the properties of the remote secret, e.g. for a connection URL. */
      readonly template: string;
    }
);

/** How the kubelet learns that a container has started, is alive, and can receive requests. */
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

/** A Prometheus endpoint on a separate port, which Prometheus scrapes in plain text from outside the service mesh. */
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

/** Priority classes of a system, the most important one first. */
export type Priority = 'critical' | 'standard' | 'batch';

/** A rule of an RBAC Role. Wildcards are refused. */
export interface ApiRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The only fields that may differ between environments: scale and data (DAA REQ-T245). */
export interface Override {
  readonly scaling?: {
    readonly min?: number;
    readonly max?: number;
    readonly replicas?: number;
    readonly behavior?: ScalingBehavior;
    /** Target in percent of the request; `false` removes the signal. */
    readonly cpu?: number | false;
    readonly memory?: number | false;
  };
  readonly resources?: Resources;
  /** Merged into the workload's own; an equal name replaces the value. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Merged into the workload's own; an equal name replaces the file. */
  readonly files?: Readonly<Record<string, string>>;
  readonly storageSize?: string;
  readonly schedule?: string;
  /**
   * The one field that is neither scale nor data, because a document asks for it (Prime Spark, staging and production).
   */
  readonly delivery?: Delivery;
}

/** A JSON patch operation on one rendered object, with the reason for it. */
export interface Patch {
  readonly kind: string;
  /** JSON pointer of the field, e.g. `/spec/template/spec/hostNetwork`. */
  readonly path: `/${string}`;
  readonly value: unknown;
  readonly because: string;
}

/** A rule that the workload's objects of one kind may break. */
export interface Exception {
  /** Id of the rule, as a finding shows it. */
  readonly rule: string;
  /** Kind of the objects, one of the kinds that the workload renders. */
  readonly kind: string;
  readonly because: string;
}
