import type { Architecture } from './architecture.ts';
import type { Delivery } from './delivery.ts';
import type { EnvironmentName } from './environment.ts';
import type { Scaling, ScalingBehavior } from './scaling.ts';

/** One workload of a layer, as people write it: what runs, what it needs, whom it calls. Everything else follows. */
export type WorkloadSpec = DeploymentSpec | StatefulSetSpec | DaemonSetSpec | JobSpec | CronJobSpec | RayClusterSpec;

/** A long-running workload without state of its own. */
export interface DeploymentSpec extends PodSpec, Served {
  readonly kind: 'Deployment';
  /** Replica range and what moves within it, or a fixed count. */
  readonly scaling: Scaling;
  /** How a new version takes over; in dev always pod by pod. @default - rolling */
  readonly delivery?: Delivery;
  /** Time within which a rollout must get one more pod ready before it counts as failed, in seconds; longer than a pod may
   * take to start. @default - 600, or 5 minutes more than the longest start where that is more */
  readonly progressDeadlineSeconds?: number;
  /** Whether a Service `<name>-headless` gives callers the addresses of the single pods, whatever version they are of and
   * whatever share of the requests a delivery gives it. @default - false */
  readonly headless?: boolean;
  /** Bounds of the VerticalPodAutoscaler, which sets requests only where no signal of `scaling` is a share of them.
   * @default - half the requests to twice the requests, within the limits */
  readonly verticalScaling?: { readonly min: ResourceAmounts; readonly max: ResourceAmounts };
}

/** A long-running workload whose replicas each own a volume. */
export interface StatefulSetSpec extends PodSpec, Served {
  readonly kind: 'StatefulSet';
  /** Fixed number of replicas; a database is not scaled by an autoscaler. */
  readonly replicas: number;
  readonly storage: {
    /** Size of each replica's volume, e.g. `10Gi`. */
    readonly size: string;
    readonly mountPath: string;
  };
}

/** An agent with one pod on every node of every pool, or of the pool in `placement`. */
export interface DaemonSetSpec extends Omit<PodSpec, 'interruptible'>, Served {
  readonly kind: 'DaemonSet';
}

/** Work that runs once with every sync, as an Argo CD hook, or with every new version of a Deployment, to test it. */
export interface JobSpec extends PodSpec {
  readonly kind: 'Job';
  /** Before all other work of the same sync, before its workloads, after them; or before a new version gets requests. */
  readonly runs: 'first' | 'before-workloads' | 'after-workloads' | BeforeTraffic;
  /** Longest time it may take, in seconds. @default - 600 */
  readonly deadlineSeconds?: number;
  /** Retries before the sync fails. @default - 3 */
  readonly retries?: number;
}

/**
 * A smoke test. A canary has one pod without requests until the test has passed, blue-green the whole new version; a test
 * that fails puts the old version back. Where the Deployment is replaced pod by pod, in dev too, it runs after the
 * workloads. The variable `TESTED_HOST` names the host that leads to the new version alone; the call to it is declared
 * by this.
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
  /** Longest time a run may take, in seconds. @default - 3600 */
  readonly deadlineSeconds?: number;
  /** Retries of a failed run. @default - 2 */
  readonly retries?: number;
}

/** A Ray cluster of one head and one group of workers, scaled by Ray's own autoscaler (KubeRay). */
export interface RayClusterSpec extends Omit<
  PodSpec,
  'command' | 'args' | 'probes' | 'metrics' | 'writable' | 'initContainers' | 'sidecars'
> {
  readonly kind: 'RayCluster';
  /** Version of Ray in the image; must equal it. */
  readonly rayVersion: string;
  /** Resources of the head; `resources` are those of one worker. */
  readonly head: Resources;
  readonly workers: {
    /** Name of the worker group. */
    readonly group: string;
    readonly min: number;
    readonly max: number;
    /** Shared memory for Ray's object store, counted in the worker's memory, e.g. `8Gi`. */
    readonly sharedMemory: string;
  };
  /** Metrics that the code in the cluster exports, beside Ray's own. @default - none */
  readonly metrics?: { readonly exports: readonly string[] };
}

/** What every pod has, whatever runs it. */
export interface PodSpec {
  /** What the workload is for, in one sentence; rendered as the annotation `kubernetes.io/description`. */
  readonly description: string;
  /** Why a part of this spec rests on an assumption that the documents do not settle. @default - it does not */
  readonly assumed?: string;
  /** File of `charts/<system>/` that declares it, without `.ts`. @default - the workload's name */
  readonly definedIn?: string;
  /** Repository in the platform's registry, pinned in `releases.ts`; or a full reference with its tag, its digest or both,
   * such as `docker.io/library/postgres:16.10-alpine`. */
  readonly image: string;
  /** Labels of its controller and pods beside those that every workload gets, such as `tier`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** Architectures that the image is built for. @default - amd64 */
  readonly architectures?: readonly Architecture[];
  /** Entry point. @default - the image's */
  readonly command?: readonly string[];
  /** Arguments. @default - the image's */
  readonly args?: readonly string[];
  readonly resources: Resources;
  /** Whom it calls: `layer/workload` or `system/workload`, a data service, or `host:port` outside. @default - nobody */
  readonly calls?: readonly Call[];
  /** Data services among `calls` that it changes; it is left out where one of them is a reading copy of another region's.
   * @default - none that must be writable */
  readonly writes?: readonly string[];
  /** Kafka topics it writes. @default - none */
  readonly publishes?: readonly string[];
  /** Kafka topics it reads, and its consumer group. @default - none */
  readonly consumes?: { readonly group: string; readonly topics: readonly string[] };
  /** Environment variables that are no secrets. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Configuration files by file name, mounted read-only in `/etc/config`; a change restarts the pods. @default - none */
  readonly files?: Readonly<Record<string, string>>;
  /** Secrets by name. @default - none */
  readonly secrets?: Readonly<Record<string, SecretRef>>;
  /** How the process gets the URLs of the data services it calls: as files, whose paths are in `DATABASE_URL_FILE` and
   * the like, or in variables such as `DATABASE_URL`. @default - files */
  readonly urls?: 'files' | 'variables';
  /** Health endpoints. @default - HTTP `/health/live` and `/health/ready` on the port `http`, else on the metrics port; none for jobs */
  readonly probes?: Probes;
  /** Containers that run before the process, one after the other and each to its end, by name. @default - none */
  readonly initContainers?: Readonly<Record<string, ExtraContainer>>;
  /** Containers that run beside the process, from before its start to after its end, by name. @default - none */
  readonly sidecars?: Readonly<Record<string, ExtraContainer>>;
  /** Prometheus endpoint. @default - none */
  readonly metrics?: Metrics;
  /** Directories the process may write to; the root file system is read-only. @default - `/tmp` */
  readonly writable?: readonly string[];
  /** Node pool. @default - the system's first pool, or its spot pool for an interruptible workload */
  readonly placement?: string;
  /** Whether it may be stopped at any time, and so runs on spot nodes. @default - false */
  readonly interruptible?: boolean;
  /** Who goes first when nodes are short. @default - standard, batch for an interruptible workload */
  readonly priority?: Priority;
  /** Rules of the Kubernetes API it needs; its service account token is mounted only then. @default - none */
  readonly kubernetesApi?: readonly ApiRule[];
  /** AWS actions it needs beside those that follow from its topics and buckets; in a resource `{region}`, `{account}`,
   * `{cluster}`, `{key}` (the ARN of the cluster's key) and the name of a data service stand for those of the environment.
   * @default - none */
  readonly aws?: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
  /** User and group of the process, at least 10000. @default - 10001 */
  readonly user?: number;
  /** Time from SIGTERM to SIGKILL, in seconds; the first 5 let load balancers forget the pod. @default - 30 */
  readonly gracePeriodSeconds?: number;
  /** Scale and data that differ by environment. @default - none */
  readonly overrides?: Readonly<Partial<Record<EnvironmentName, Override>>>;
  /** Why it is left out where stand-ins take the place of data services: in dev and in previews. @default - it runs there too */
  readonly notInDev?: string;
  /** Why it runs only where stand-ins take the place of data services; calls to it are left out elsewhere.
   * @default - it runs everywhere */
  readonly onlyInDev?: string;
  /** Changes of the rendered objects that the language does not express; shown in every review. @default - none */
  readonly patches?: readonly Patch[];
  /** Rules of `npm run check` that its objects may break, each with the reason; listed by every check. @default - none */
  readonly exceptions?: readonly Exception[];
}

/** What a workload that serves others has. */
export interface Served {
  /**
   * Ports by name; the name begins with the protocol (`http`, `http-admin`, `grpc`, `tcp-postgres`), which Istio
   * goes by. @default - it serves nobody
   */
  readonly ports?: Readonly<Record<string, number>>;
  /** Public routes to it, by host name of the system. @default - not reachable from outside */
  readonly routes?: readonly Route[];
  /** Limits of each caller's connections to it. @default - 100 connections, 50 pending and 100 concurrent requests */
  readonly connectionPool?: ConnectionPool;
  /** Delays that callers meet in dev and nowhere else, on ports of http, http2 or grpc. @default - none */
  readonly faultsInDev?: Faults;
}

/** A delay of some requests, before they are sent on. Timeouts and retries of the route do not count then. */
export interface Faults {
  /** Share of the requests, in percent: above 0, at most 100. */
  readonly percent: number;
  /** How long each of them waits, e.g. `100ms`. */
  readonly delay: string;
}

/** CPU and memory of one container. */
export interface Resources {
  readonly requests: ResourceAmounts;
  /** @default - twice the requested CPU, the requested memory */
  readonly limits?: Partial<ResourceAmounts>;
  /** Local disk for logs and writable directories. @default - 256Mi requested, 1Gi at most */
  readonly ephemeralStorage?: { readonly request: string; readonly limit: string };
  /** Whole GPUs; there are none on one machine in dev. @default - 0 */
  readonly gpus?: number;
}

/**
 * A container beside that of the process, with the same user, files, secrets, writable directories and calls. Its ports are
 * those of the pod: whom others call, a workload declares in `ports`.
 */
export interface ExtraContainer {
  /** As for the workload. */
  readonly image: string;
  /** @default - the image's */
  readonly command?: readonly string[];
  /** @default - the image's */
  readonly args?: readonly string[];
  /** Without GPUs. */
  readonly resources: Omit<Resources, 'gpus'>;
  /** Environment variables of its own that are no secrets. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Kubernetes quantities, e.g. `500m` and `1Gi`. */
export interface ResourceAmounts {
  readonly cpu: string;
  readonly memory: string;
}

/** One edge: to a workload, to a data service of the system, or out of the cluster. */
export type Call = `${string}/${string}` | `${string}:${number}` | (string & {}) | WorkloadCall | HostCall;

/** An edge to one port of a workload, or to a part of what it answers there. */
export interface WorkloadCall {
  readonly workload: `${string}/${string}`;
  /** Name of the port. @default - its only port */
  readonly port?: string;
  /** HTTP methods that the callee lets through. @default - all */
  readonly methods?: readonly Method[];
  /** Paths that the callee lets through: a path such as `/status`, or all that begin with it, such as `/api/*`.
   * @default - all */
  readonly paths?: readonly `/${string}`[];
}

/** An edge out of the cluster. */
export interface HostCall {
  /** Name of the host; where it has none, any name that says what is there, such as `mainframe.example.com`. */
  readonly host: string;
  readonly port: number;
  readonly protocol: 'TLS' | 'HTTP' | 'TCP';
  /** Addresses and blocks of addresses at which the host is, such as `203.0.113.7` and `10.20.0.0/16`: nothing else is let
   * through, and blocks of private addresses may be named. @default - anywhere on the public internet */
  readonly addresses?: readonly string[];
}

/** A method of HTTP. */
export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/** A value in the secret store, and how the process gets it. */
export type SecretRef = {
  /** How the process reads it: a file below `/etc/secrets`, or an environment variable of this name. @default - a file */
  readonly as?: { readonly variable: string };
} & (
  | {
      /** Name of the remote secret: `<system>/<environment>/` is put before it. */
      readonly from: string;
      readonly property: string;
    }
  | {
      readonly from: string;
      /** Go template over the properties of the remote secret, e.g. a connection URL. */
      readonly template: string;
    }
);

/** How the kubelet learns whether a container started, lives, and may get traffic. */
export interface Probes {
  /** Local health only: a failing dependency must not restart the fleet. */
  readonly liveness: Probe;
  /** Able to serve, dependencies included. */
  readonly readiness: Probe;
  /** Failures of readiness in a row after which it gets no more requests. @default - 3 */
  readonly readinessFailures?: number;
  /** Longest start, in seconds. @default - 150 */
  readonly startupSeconds?: number;
  /** Port for HTTP probes. @default - `http`, else the metrics port */
  readonly port?: string;
}

/** An HTTP path, a command, or a TCP connection to a named port. */
export type Probe = `/${string}` | { readonly exec: readonly string[] } | { readonly tcp: string };

/** A Prometheus endpoint on a port of its own: it is scraped in plain text from outside the mesh. */
export interface Metrics {
  /** @default - 9090 */
  readonly port?: number;
  /** @default - /metrics */
  readonly path?: string;
  /** How often it is scraped, e.g. `10s`. @default - as often as everything else */
  readonly interval?: string;
  /** Names of the metrics that alerts, dashboards and triggers may use. */
  readonly exports: readonly string[];
}

/** A public route: requests for this host and path prefix go to the workload. */
export interface Route {
  /** One of the system's hosts. */
  readonly host: string;
  /** Path prefix. */
  readonly path: `/${string}`;
  /** Port by name. @default - http */
  readonly port?: string;
  /** HTTP methods let through. @default - all */
  readonly methods?: readonly Method[];
  /** Longest time for a request, e.g. `30s`; `none` where an answer may go on for ever, as a stream of events does.
   * @default - 30s */
  readonly timeout?: string;
  /** Values of headers that a request must have, by name in lower case. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Values of query parameters that a request must have. @default - none */
  readonly query?: Readonly<Record<string, string>>;
  /** Path that takes the place of `path` before the workload sees it. @default - it stays */
  readonly rewrite?: `/${string}`;
  /** What browsers may ask of it from pages of other origins. @default - nothing */
  readonly cors?: Cors;
}

/** Answers to browsers that ask before they call from a page of another origin. */
export interface Cors {
  /** Origins to the letter, such as `https://www.example.com`. */
  readonly origins: readonly `https://${string}`[];
  /** @default - those of the route, or GET, HEAD and POST */
  readonly methods?: readonly Method[];
  /** Headers that the pages may send beside those that every page may. @default - none */
  readonly headers?: readonly string[];
  /** Whether the pages may send cookies. @default - false */
  readonly credentials?: boolean;
  /** How long a browser may remember the answer, e.g. `24h`. @default - the browser's own time */
  readonly maxAge?: string;
}

/** Envoy's circuit breaker. */
export interface ConnectionPool {
  readonly maxConnections: number;
  readonly http1MaxPendingRequests: number;
  readonly http2MaxRequests: number;
  /** @default - unlimited */
  readonly maxRequestsPerConnection?: number;
}

/** Priority classes of a system, most important first. */
export type Priority = 'critical' | 'standard' | 'batch';

/** A rule of an RBAC Role; wildcards are refused. */
export interface ApiRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The only things that may differ between environments: scale and data (DAA REQ-T245). */
export interface Override {
  readonly scaling?: {
    readonly min?: number;
    readonly max?: number;
    readonly replicas?: number;
    readonly behavior?: ScalingBehavior;
    /** Use to aim at, in percent of what is requested; `false`: not looked at. */
    readonly cpu?: number | false;
    readonly memory?: number | false;
  };
  readonly resources?: Resources;
  /** Added to the workload's own, same names replaced. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Added to the workload's own, same names replaced. */
  readonly files?: Readonly<Record<string, string>>;
  readonly storageSize?: string;
  readonly schedule?: string;
  /** The one thing beside scale and data, where a document asks for it (Prime Spark, staging and production). */
  readonly delivery?: Delivery;
}

/** A JSON patch of one rendered object: visible, and with a reason. */
export interface Patch {
  readonly kind: string;
  /** JSON pointer, e.g. `/spec/template/spec/hostNetwork`. */
  readonly path: `/${string}`;
  readonly value: unknown;
  readonly because: string;
}

/** A rule that the objects of a kind may break. */
export interface Exception {
  /** Id of the rule, as findings name it. */
  readonly rule: string;
  /** Kind of the objects, among those of the workload. */
  readonly kind: string;
  readonly because: string;
}
