import type { Delivery } from './delivery.ts';
import type { PodSpec } from './pod.ts';
import type { ResourceAmounts, Resources } from './resources.ts';
import type { Scaling } from './scaling.ts';
import type { Served } from './serving.ts';

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
  /**
   * Five-field cron expression, e.g. `0 3 * * *`.
   * @example `'0 3 * * *'`
   */
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
