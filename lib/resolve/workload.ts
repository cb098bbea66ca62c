import type { ApiRule, ConnectionPool, Exception, Faults, Patch } from '../spec/workload.ts';
import type { Delivery } from '../spec/delivery.ts';
import type { ScalingRules } from '../spec/scaling.ts';

/** A workload with every default and override applied: what the kinds are made from. */
export interface Workload {
  readonly system: string;
  readonly namespace: string;
  readonly name: string;
  /** File of the spec, for messages. */
  readonly source: string;
  readonly description: string;
  readonly assumed: string | undefined;
  readonly owner: string;
  /** Labels of its controller and pods beside those of every workload. */
  readonly labels: Readonly<Record<string, string>>;
  readonly environment: string;
  readonly controller: Controller;
  readonly pod: Pod;
  /** Ports that others call; empty where nobody does. */
  readonly ports: readonly Port[];
  readonly connectionPool: ConnectionPool;
  /** Delays that callers meet; undefined outside dev. */
  readonly faults: Faults | undefined;
  readonly metrics: Metrics | undefined;
  /** Data services that it changes. */
  readonly writes: readonly string[];
  /** Kafka topics, by the names of the documents. */
  readonly topics: { readonly published: readonly string[]; readonly consumed: readonly string[] };
  readonly scaling: Scaling;
  readonly verticalScaling: VerticalScaling | undefined;
  readonly secrets: Secrets | undefined;
  /** Configuration files by name; empty where there are none. */
  readonly files: Readonly<Record<string, string>>;
  /** Public hosts and paths that lead to it. */
  readonly routes: readonly {
    readonly host: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
  }[];
  /** Who may call it. */
  readonly ingress: readonly Ingress[];
  /** Whom it may call. */
  readonly egress: readonly Egress[];
  readonly apiRules: readonly ApiRule[];
  /** AWS role of its own. */
  readonly awsRole: AwsRole | undefined;
  readonly patches: readonly Patch[];
  readonly exceptions: readonly Exception[];
}

/** What keeps the pods running. */
export type Controller =
  | {
      readonly kind: 'Deployment';
      /** Percent of the replicas that a rolling update adds at once. */
      readonly rollingSurge: number;
      /** Percent of the replicas that a delivery of its strategy adds at once. */
      readonly peakSurge: number;
      readonly delivery: Delivery;
      /** Names of the Jobs that test a new version before it gets requests. */
      readonly smokeTests: readonly string[];
      /** Whether a Service gives the addresses of the single pods. */
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
      /** The most nodes that it may run on, by pool; undefined where one machine is the cluster. */
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

/** A claim of its own. */
export interface Claim {
  readonly size: string;
  readonly mountPath: string;
  readonly storageClass: string | undefined;
  readonly accessMode: 'ReadWriteOnce' | 'ReadWriteMany';
  /** Whether the pods of an old version must have ended before those of a new one mount it. */
  readonly isExclusive: boolean;
}

/** A Ray cluster: one head, one group of workers. */
export interface RayCluster {
  readonly kind: 'RayCluster';
  readonly rayVersion: string;
  readonly head: ContainerResources;
  readonly group: string;
  readonly min: number;
  readonly max: number;
  /** Size of /dev/shm of a worker: at most half of its memory, which it counts in. */
  readonly sharedMemory: string;
  /** The same of the head. */
  readonly headSharedMemory: string;
  /** Ray's autoscaler, beside the head. */
  readonly autoscaler: ContainerResources;
  /** Placement of the head, which needs no GPU. */
  readonly headPlacement: Placement;
}

/** What is the same in every pod of the workload. */
export interface Pod {
  readonly image: string;
  readonly version: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly resources: ContainerResources;
  readonly environment: readonly EnvironmentVariable[];
  /** Containers that run before it, each to its end. */
  readonly initContainers: readonly ExtraContainer[];
  /** Containers that run beside it. */
  readonly sidecars: readonly ExtraContainer[];
  readonly probes: Probes | undefined;
  readonly writable: readonly string[];
  readonly placement: Placement;
  readonly priorityClass: string;
  readonly user: number;
  readonly gracePeriodSeconds: number;
  /** Resources of the injected proxy; undefined where the pod is outside the mesh. */
  readonly sidecar: { readonly requests: Amounts; readonly limits: Amounts; readonly tracing: boolean } | undefined;
  readonly mountServiceAccountToken: boolean;
  /** Whether a zone without room blocks scheduling; only where three zones are guaranteed. */
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

/** Which nodes. */
export interface Placement {
  /** The pools whose nodes it is for, where that is all of them and not those of the platform's own parts. */
  readonly pools?: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly {
    /** @default - whatever it is */
    readonly key?: string;
    readonly operator: 'Equal' | 'Exists';
    readonly value?: string;
    /** @default - whatever it does */
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

/** How one probe asks. */
export type ProbeAction =
  | { readonly httpGet: { readonly path: string; readonly port: number } }
  | { readonly exec: { readonly command: readonly string[] } }
  | { readonly tcpSocket: { readonly port: number } };

/** A serving port; the Service uses the same number as the container. */
export interface Port {
  readonly name: string;
  readonly port: number;
  /** `http`, `grpc` or `tcp`, as Istio goes by; undefined for what passes by the mesh. */
  readonly appProtocol: string | undefined;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

/** A port that no proxy sees. */
export interface UnproxiedPort {
  readonly port: number;
  readonly protocol: 'UDP' | 'SCTP';
}

/** The Prometheus endpoint. */
export interface Metrics {
  readonly portName: string;
  readonly port: number;
  readonly path: string;
  /** How often it is scraped; undefined where as often as everything else. */
  readonly interval: string | undefined;
  /** Names of the metrics that are scraped there. */
  readonly exports: readonly string[];
}

/** Who decides the number of replicas. */
export type Scaling =
  | { readonly by: 'nobody'; readonly replicas: number }
  | (ScalingRange & { readonly by: 'HorizontalPodAutoscaler' })
  | (ScalingRange & { readonly by: 'ScaledObject'; readonly triggers: readonly EventTrigger[] });

/** A range of replicas and the resource signals in it. */
export interface ScalingRange {
  readonly min: number;
  readonly max: number;
  /** Percent of the requested CPU. */
  readonly cpu: number | undefined;
  /** Percent of the requested memory. */
  readonly memory: number | undefined;
  readonly behavior: { readonly scaleUp?: ScalingRules; readonly scaleDown?: ScalingRules } | undefined;
}

/** An event source that KEDA looks at. */
export type EventTrigger =
  | {
      readonly type: 'kafka';
      readonly group: string;
      readonly topic: string | undefined;
      readonly lag: number;
      readonly bootstrapServers: string;
      /** AWS region where the brokers want IAM authentication; undefined for plaintext brokers. */
      readonly iamRegion: string | undefined;
    }
  | {
      readonly type: 'source';
      /** Scaler of KEDA. */
      readonly scaler: string;
      readonly metadata: Readonly<Record<string, string>>;
      /** Keys of the workload's Secret by the parameters that they are for. */
      readonly secrets: Readonly<Record<string, string>>;
      readonly aws: boolean;
      /** Name of its TriggerAuthentication; undefined where it needs none. */
      readonly authentication: string | undefined;
    }
  | { readonly type: 'rabbitmq'; readonly queue: string; readonly messages: number; readonly secretKey: string }
  | { readonly type: 'prometheus'; readonly name: string; readonly query: string; readonly threshold: number };

/** What the VerticalPodAutoscaler may do. */
export interface VerticalScaling {
  readonly mode: 'Off' | 'Initial' | 'InPlaceOrRecreate';
  readonly min: Amounts;
  readonly max: Amounts;
}

/** Keys of the workload's Secret and where their values come from. */
export interface Secrets {
  readonly keys: readonly ({ readonly key: string; readonly remoteKey: string } & (
    | { readonly property: string }
    | {
        readonly template: string;
        /** What the template calls them, and what they are called in the remote secret. */
        readonly properties: Readonly<Record<string, string>>;
      }
  ))[];
  /** Keys that are mounted as files. */
  readonly files: readonly string[];
}

/** One allowed caller and the ports it may use. */
export type Ingress =
  | {
      readonly from: 'workload';
      readonly namespace: string;
      readonly workload: string;
      /** Mesh identity; undefined for a caller outside the mesh. */
      readonly principal: string | undefined;
      readonly ports: readonly number[];
      readonly unproxied: readonly UnproxiedPort[];
      /** What it may ask for on those of the ports where that is not everything. */
      readonly requests: readonly Requests[];
    }
  | {
      readonly from: 'gateway';
      readonly port: number;
      readonly paths: readonly string[];
      /** Paths below those that routes of their own lead to, with methods of their own. */
      readonly notPaths: readonly string[];
      readonly methods: readonly string[];
    };

/** A part of what a port answers. */
export interface Requests {
  readonly port: number;
  /** Empty: all. */
  readonly methods: readonly string[];
  /** Empty: all. */
  readonly paths: readonly string[];
}

/** One allowed callee. */
export type Egress =
  | {
      readonly to: 'workload';
      readonly namespace: string;
      readonly workload: string;
      /** Names of the Services in front of it: one, or with those of a canary three. */
      readonly services: readonly string[];
      /** Only the head of a Ray cluster is called. */
      readonly rayHead?: boolean;
      readonly ports: readonly number[];
      /** Ports of UDP and SCTP. @default - none */
      readonly unproxied?: readonly UnproxiedPort[];
      /** What the called port speaks, by its name. @default - not known */
      readonly protocol?: string;
      /** What is asked for on those of the ports where that is not everything. @default - everything is, on all */
      readonly requests?: readonly Requests[];
    }
  | {
      readonly to: 'host';
      readonly hosts: readonly string[];
      readonly port: number;
      readonly protocol: 'TLS' | 'HTTP' | 'TCP' | 'UDP' | 'SCTP';
      /** Address ranges the hosts are in; undefined for the public internet. */
      readonly cidrs: readonly string[] | undefined;
      /** Whether the mesh too tells the hosts by those addresses. @default - by their names */
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

/** An AWS role that only this workload's service account may take, by EKS Pod Identity. */
export interface AwsRole {
  readonly name: string;
  readonly cluster: string;
  readonly account: string;
  readonly statements: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
}
