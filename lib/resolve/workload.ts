import type { Delivery } from '../spec/delivery.ts';
import type { ApiRule, Exception, Patch } from '../spec/pod.ts';
import type { ConnectionPool, Faults, RateLimit } from '../spec/serving.ts';
import type { Egress, Ingress, Port } from './edges-of-workload.ts';
import type { ContainerResources, Placement, Pod } from './pod-of-workload.ts';
import type { Scaling, VerticalScaling } from './scaling-of-workload.ts';

/** A workload with all defaults and overrides applied: the input of `lib/kinds/`. */
export interface Workload {
  readonly system: string;
  readonly namespace: string;
  readonly name: string;
  /** File of the spec, for error messages. */
  readonly source: string;
  readonly description: string;
  readonly assumed: string | undefined;
  readonly owner: string;
  /** Labels of its controller and pods beside those of every workload. */
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: string;
  readonly controller: Controller;
  readonly pod: Pod;
  /** Ports that others call; empty if there are none. */
  readonly ports: readonly Port[];
  readonly connectionPool: ConnectionPool;
  /** The most requests that each pod takes on each port of http, http2 or grpc; undefined: no limit. */
  readonly rateLimit: RateLimit | undefined;
  /** Delays that callers meet; undefined outside dev. */
  readonly faults: Faults | undefined;
  readonly metrics: Metrics | undefined;
  /** Data services to which it writes. */
  readonly writes: readonly string[];
  /** Kafka topics, by their names in the spec. */
  readonly topics: { readonly published: readonly string[]; readonly consumed: readonly string[] };
  readonly scaling: Scaling;
  readonly verticalScaling: VerticalScaling | undefined;
  readonly secrets: Secrets | undefined;
  /** Configuration files by name; empty if there are none. */
  readonly files: Readonly<Record<string, string>>;
  /** Its public hosts and paths. */
  readonly routes: readonly {
    readonly host: string;
    readonly path: string;
    readonly pattern: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
  }[];
  /** Who may call it. */
  readonly ingress: readonly Ingress[];
  /** What it may call. */
  readonly egress: readonly Egress[];
  readonly apiRules: readonly ApiRule[];
  /** Its own AWS role. */
  readonly awsRole: AwsRole | undefined;
  readonly patches: readonly Patch[];
  readonly exceptions: readonly Exception[];
}

/** The controller of the pods. */
export type Controller =
  | {
      readonly kind: 'Deployment';
      /** Percent of the replicas that a rolling update adds at once. */
      readonly rollingSurge: number;
      /** Percent of the replicas that its delivery adds at once. */
      readonly peakSurge: number;
      readonly delivery: Delivery;
      /** Names of the Jobs that test a new version before it gets requests. */
      readonly smokeTests: readonly string[];
      /** Whether it has a headless Service. */
      readonly headless: boolean;
      /** Seconds in which a rollout must get one more pod ready. */
      readonly progressDeadlineSeconds: number;
      /** The volume that its pods have in common. */
      readonly storage: Claim | undefined;
    }
  | {
      readonly kind: 'StatefulSet';
      readonly storage: {
        readonly size: string;
        readonly mountPath: string;
        readonly storageClass: string | undefined;
      };
    }
  | {
      readonly kind: 'DaemonSet';
      /** The largest number of nodes on which it runs, by pool; undefined if one machine is the cluster. */
      readonly nodes: readonly { readonly pool: string | undefined; readonly count: number }[];
    }
  | {
      readonly kind: 'Job';
      /** Wave of the hook; undefined where a Rollout runs it. */
      readonly wave: number | undefined;
      readonly deadlineSeconds: number;
      readonly retries: number;
    }
  | {
      readonly kind: 'CronJob';
      readonly schedule: string;
      readonly timeZone: string;
      readonly deadlineSeconds: number;
      readonly retries: number;
    }
  | RayCluster;

/** A PersistentVolumeClaim of a workload. */
export interface Claim {
  readonly size: string;
  readonly mountPath: string;
  readonly storageClass: string | undefined;
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteMany';
  /** Whether the pods of the old version must have ended before those of the new version can mount it. */
  readonly isExclusive: boolean;
}

/** A Ray cluster: one head and one group of workers. */
export interface RayCluster {
  readonly kind: 'RayCluster';
  readonly rayVersion: string;
  readonly head: ContainerResources;
  readonly group: string;
  readonly min: number;
  readonly max: number;
  /** Size of /dev/shm of a worker. It counts as memory of the worker, and is at most half of it. */
  readonly sharedMemory: string;
  /** Size of /dev/shm of the head. */
  readonly headSharedMemory: string;
  /** Resources of Ray's autoscaler, which runs beside the head. */
  readonly autoscaler: ContainerResources;
  /** Placement of the head, which needs no GPU. */
  readonly headPlacement: Placement;
}

/** The Prometheus endpoint. */
export interface Metrics {
  readonly portName: string;
  readonly port: number;
  readonly path: string;
  /** Scrape interval; undefined: the interval of Prometheus. */
  readonly interval: string | undefined;
  /** Names of the metrics that the endpoint exports. */
  readonly exports: readonly string[];
}

/** Keys of the workload's Secret, and where their values come from. */
export interface Secrets {
  readonly keys: readonly ({ readonly key: string; readonly remoteKey: string } & (
    | { readonly property: string }
    | {
        readonly template: string;
        /** Names in the template, and the properties of the remote secret for them. */
        readonly properties: Readonly<Record<string, string>>;
      }
  ))[];
  /** Keys that are mounted as files. */
  readonly files: readonly string[];
}

/** An AWS role that only this workload's service account can assume, by EKS Pod Identity. */
export interface AwsRole {
  readonly name: string;
  readonly cluster: string;
  readonly account: string;
  readonly statements: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
}
