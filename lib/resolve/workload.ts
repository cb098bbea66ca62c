import type { ApiRule, Exception, Patch } from '../spec/pod.ts';
import type { ConnectionPool, Faults, RateLimit } from '../spec/serving.ts';
import type { Delivery } from '../spec/delivery.ts';
import type { ScalingRules } from '../spec/scaling.ts';

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
  /** Delays that callers meet; undefined outside dev. */
  /** The most requests that each pod takes on each port of http, http2 or grpc; undefined: no limit. */
  readonly rateLimit: RateLimit | undefined;
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

/** What all pods of the workload have in common. */
export interface Pod {
  readonly image: string;
  readonly version: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly resources: ContainerResources;
  readonly environment: readonly EnvironmentVariable[];
  /** Containers that run before the main container, each to its end. */
  readonly initContainers: readonly ExtraContainer[];
  /** Containers that run beside the main container. */
  readonly sidecars: readonly ExtraContainer[];
  readonly probes: Probes | undefined;
  readonly writable: readonly string[];
  readonly placement: Placement;
  readonly priorityClass: string;
  readonly user: number;
  readonly gracePeriodSeconds: number;
  /** Resources of the injected proxy; undefined if the pod is outside the service mesh. */
  readonly sidecar: { readonly requests: Amounts; readonly limits: Amounts; readonly tracing: boolean } | undefined;
  readonly mountServiceAccountToken: boolean;
  /** Whether a full zone blocks scheduling; true only if the cluster has three zones. */
  readonly zoneSpread: 'DoNotSchedule' | 'ScheduleAnyway';
}

/** A container beside the main one. */
export interface ExtraContainer {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly resources: ContainerResources;
  readonly environment: readonly EnvironmentVariable[];
}

/** CPU and memory, as quantities. */
export interface Amounts {
  readonly cpu: string;
  readonly memory: string;
}

/** Requests and limits of one container. */
export interface ContainerResources {
  readonly requests: Amounts & { readonly ephemeralStorage: string };
  readonly limits: Amounts & { readonly ephemeralStorage: string };
  readonly gpus: number;
}

/** An environment variable: a value, or a key of the workload's Secret. */
export type EnvironmentVariable =
  { readonly name: string; readonly value: string } | { readonly name: string; readonly secretKey: string };

/** The nodes for a pod. */
export interface Placement {
  /** The names of all pools, for a pod that runs on every node of these pools, and not on the controllers' nodes. */
  readonly pools?: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly {
    /** Value of the taint. @default - any */
    readonly key?: string;
    readonly operator: 'Equal' | 'Exists';
    readonly value?: string;
    /** Effect of the taint. @default - any */
    readonly effect?: string;
  }[];
}

/** Startup, liveness and readiness of the main container. */
export interface Probes {
  readonly liveness: ProbeAction;
  readonly readiness: ProbeAction;
  readonly readinessFailures: number;
  readonly startupSeconds: number;
}

/** The check of one probe. */
export type ProbeAction =
  | { readonly httpGet: { readonly path: string; readonly port: number } }
  | { readonly exec: { readonly command: readonly string[] } }
  | { readonly tcpSocket: { readonly port: number } };

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

/** What sets the number of replicas. */
export type Scaling =
  | { readonly by: 'nobody'; readonly replicas: number }
  | (ScalingRange & { readonly by: 'HorizontalPodAutoscaler' })
  | (ScalingRange & { readonly by: 'ScaledObject'; readonly triggers: readonly EventTrigger[] });

/** A range of replicas, and its resource signals. */
export interface ScalingRange {
  readonly min: number;
  readonly max: number;
  /** Target in percent of the requested CPU. */
  readonly cpu: number | undefined;
  /** Target in percent of the requested memory. */
  readonly memory: number | undefined;
  readonly behavior: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules } | undefined;
}

/** A KEDA trigger. */
export type EventTrigger =
  | {
      readonly type: 'kafka';
      readonly group: string;
      readonly topic: string | undefined;
      readonly lag: number;
      readonly bootstrapServers: string;
      /** AWS region, for brokers that require IAM authentication; undefined for plaintext brokers. */
      readonly iamRegion: string | undefined;
    }
  | {
      readonly type: 'source';
      /** Name of the KEDA scaler. */
      readonly scaler: string;
      readonly metadata: Readonly<Record<string, string>>;
      /** Keys of the workload's Secret, by the parameter that uses them. */
      readonly secrets: Readonly<Record<string, string>>;
      readonly aws: boolean;
      /** Name of its TriggerAuthentication; undefined if it needs none. */
      readonly authentication: string | undefined;
    }
  | { readonly type: 'rabbitmq'; readonly queue: string; readonly messages: number; readonly secretKey: string }
  | { readonly type: 'prometheus'; readonly name: string; readonly query: string; readonly threshold: number };

/** Mode and bounds of a VerticalPodAutoscaler. */
export interface VerticalScaling {
  readonly mode: 'Off' | 'Initial' | 'InPlaceOrRecreate';
  readonly min: Amounts;
  readonly max: Amounts;
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

/** An AWS role that only this workload's service account can assume, by EKS Pod Identity. */
export interface AwsRole {
  readonly name: string;
  readonly cluster: string;
  readonly account: string;
  readonly statements: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
}
