import type { ClusterSpec } from '../spec/cluster.ts';
import type { DataServiceSpec } from '../spec/data-service.ts';
import type { DataServiceSize } from '../spec/data-service-size.ts';
import type { Environment } from '../spec/environment.ts';
import type { Alert, AlertPriority, Dashboard, Receiver } from '../spec/monitoring.ts';
import type { DeploymentNotices, Recovery, TokenAuthentication } from '../spec/system.ts';
import type { Cors, Faults, Route } from '../spec/serving.ts';
import type { ResolvedChart } from './chart.ts';
import type { Hosting } from './hosting.ts';
import type { Egress, Ingress } from './edges-of-workload.ts';
import type { ContainerResources, Placement, Pod } from './pod-of-workload.ts';
import type { AwsRole, Secrets, Workload } from './workload.ts';

/** A system in one environment, resolved: the input of all its manifests. */
export interface System {
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly environment: NamedEnvironment;
  readonly cluster: ClusterSpec;
  readonly hosting: Hosting;
  readonly namespaces: readonly Namespace[];
  readonly dataServices: readonly (DataService & InCluster)[];
  readonly routes: readonly HostRoutes[];
  readonly alerts: Readonly<Record<string, SystemAlert>>;
  /** Recipients of mail. */
  readonly contacts: { readonly owner: string; readonly onCall: string | undefined };
  readonly criticalWithinSeconds: number | undefined;
  /** Who is told of deployments, and how Argo CD's namespace reads the credentials of the receivers. */
  readonly deploymentNotices: { readonly receivers: DeploymentNotices; readonly store: SecretStore } | undefined;
  readonly dashboards: Readonly<Record<string, Dashboard>>;
  readonly backups: Backups | undefined;
  readonly recovery: Recovery | undefined;
  /** What the stack of this cluster creates, beside what follows from the cluster alone. */
  readonly stack: {
    /** Whether this stack creates the hosted zone that several clusters share. */
    readonly ownsDomain: boolean;
    /** Names of the image repositories that it creates. */
    readonly repositories: readonly string[];
    /** The bucket to which the backups are copied, from which another cluster restores them. */
    readonly backupsCopy: { readonly bucket: string; readonly region: string; readonly key: string } | undefined;
    /** Ports of the data services in the data subnets, in order. */
    readonly dataPorts: readonly number[];
  };
  /** The CronJob of the restore test; undefined if it does not run. */
  readonly restoreTest: { readonly namespace: string; readonly name: string; readonly withinDays: number } | undefined;
  /** Remote secrets by name, without the folder, and their properties. */
  readonly remoteSecrets: Readonly<Record<string, readonly string[]>>;
  /** Label of the pull requests that get a preview in this cluster; undefined: none gets one. */
  readonly previews: { readonly label: string } | undefined;
  /** How the monitoring namespace reads the credentials of Grafana and of Alertmanager's receivers. */
  readonly monitoringSecrets: { readonly store: SecretStore; readonly keyPrefix: string };
}

/** What objects say of the environment. Everything that it decides is resolved. */
export type NamedEnvironment = Pick<Environment, 'name' | 'kubernetesVersion' | 'istioRevision' | 'machine'>;

/** An alert in one cluster. */
export interface SystemAlert extends Omit<Alert, 'receiver'> {
  /** Who receives it; undefined if the severity decides. */
  readonly receiver: Receiver | undefined;
  readonly priority: AlertPriority;
  /** The role of a cluster that has it; undefined if both roles do. */
  readonly role: 'serving' | 'standby' | undefined;
  /** How soon somebody must act, in words. */
  readonly response: string;
  /** What the alert is about. */
  readonly subjects: readonly AlertSubject[];
}

/** What an alert is about: a workload, a data service, or everything in a namespace. */
export type AlertSubject =
  | { readonly is: 'workload'; readonly namespace: string; readonly name: string }
  | { readonly is: 'data service'; readonly name: string }
  | { readonly is: 'namespace'; readonly namespace: string };

/** A namespace with workloads. */
export interface Namespace {
  readonly name: string;
  readonly system: string;
  readonly owner: string;
  readonly environment: NamedEnvironment;
  readonly labels: Readonly<Record<string, string>>;
  readonly workloads: readonly Workload[];
  /** Charts of constructs. */
  readonly charts: readonly ResolvedChart[];
  /** Outside hosts that workloads of the namespace call. */
  readonly hosts: readonly Extract<Egress, { to: 'host' }>[];
  /** The total requests of all its pods at their peak. */
  readonly quota: Quota;
  /** The largest limits of one container. */
  readonly largestContainer: { readonly cpu: string; readonly memory: string };
  /** Local disk of an injected container without a declared amount. */
  readonly injectedDisk: { readonly request: string; readonly limit: string };
  readonly secretStore: SecretStore | undefined;
}

/** Sums over a namespace: maximum replicas, surge, sidecars and jobs. */
export interface Quota {
  readonly pods: number;
  readonly requests: { readonly cpu: string; readonly memory: string; readonly ephemeralStorage: string };
  readonly limits: { readonly cpu: string; readonly memory: string; readonly ephemeralStorage: string };
  readonly gpus: number;
  readonly volumes: number;
  readonly storage: string;
}

/** How a namespace reads the remote secrets of its workloads. */
export type SecretStore =
  | { readonly provider: 'aws-secrets-manager'; readonly region: string; readonly roleArn: string }
  | {
      readonly provider: 'vault';
      readonly server: string;
      readonly path: string;
      readonly mountPath: string;
      readonly role: string;
    }
  | { readonly provider: 'kubernetes'; readonly namespace: string };

/** A data service with its size. If it is not managed, a stand-in replaces it, and only its topics are rendered. */
export type DataService<Kind extends DataServiceSpec['kind'] = DataServiceSpec['kind']> = {
  readonly [Each in Kind]: {
    readonly kind: Each;
    readonly name: string;
    readonly namespace: string;
    readonly managed: boolean;
    readonly spec: Extract<DataServiceSpec, { kind: Each }>;
    readonly size: Extract<DataServiceSize, { kind: Each }>;
  };
}[Kind];

/** What the objects of a data service need in the cluster. */
export interface InCluster {
  /** Keys of the Secret `<name>-credentials` that these objects read; empty if there is none. */
  readonly secretKeys: Secrets['keys'];
  /** Pods that an operator creates for it. */
  readonly pods: OperatedPods | undefined;
  /** Bucket of its backups. */
  readonly archive: string | undefined;
  /** Bucket in another region to which everything is copied, with the KMS key there. */
  readonly copy: { readonly bucket: string; readonly region: string; readonly key: string } | undefined;
  /** AWS role of those pods. */
  readonly awsRole: AwsRole | undefined;
  /** Workloads that call those pods; empty for data services without pods. */
  readonly callers: readonly Ingress[];
}

/** Pods that an operator creates from its own object. Quotas and policies treat them like the pods of workloads. */
export interface OperatedPods {
  /** Labels that all these pods have, and no others. */
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  readonly resources: ContainerResources;
  /** Containers that the operator adds to each pod. */
  readonly sidecars: readonly ContainerResources[];
  readonly placement: Placement;
  /** Sizes of the volumes of each pod. */
  readonly volumes: readonly string[];
  readonly storageClass: string | undefined;
  readonly zoneSpread: Pod['zoneSpread'];
}

/** A public host and its routes, the longest path first. */
export interface HostRoutes {
  readonly host: string;
  /** The token that every request must carry; undefined if none is required. */
  readonly authentication: TokenAuthentication | undefined;
  readonly routes: readonly {
    readonly path: string;
    /** What the whole path must match; undefined: nothing more. */
    readonly pattern: string | undefined;
    /** What is asked of the token; undefined: what the host asks. */
    readonly token: Route['token'] | undefined;
    readonly methods: readonly string[];
    /** The longest duration of a request; undefined: no limit. */
    readonly timeout: string | undefined;
    /** Values that headers and query parameters must have; empty: no condition. */
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    /** The path that replaces the prefix; undefined: unchanged. */
    readonly rewrite: string | undefined;
    readonly cors: Cors | undefined;
    /** Undefined: none. */
    readonly faults: Faults | undefined;
    readonly namespace: string;
    readonly workload: string;
    /** Service that gets the requests; with a canary, those of the old and the new version. */
    readonly services: readonly string[];
    readonly port: number;
  }[];
}

/** The backups that Velero makes. */
export interface Backups {
  readonly schedule: string;
  readonly retentionHours: number;
  readonly bucket: string;
  readonly prefix: string;
  readonly restorePrefix?: string;
  readonly namespaces: readonly string[];
}
