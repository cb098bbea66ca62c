import type { ClusterSpec } from '../spec/cluster.ts';
import type { DataServiceSize, DataServiceSpec } from '../spec/data-service.ts';
import type { Environment } from '../spec/environment.ts';
import type { Alert, AlertPriority, Dashboard, Receiver } from '../spec/monitoring.ts';
import type { Recovery, TokenAuthentication } from '../spec/system.ts';
import type { Cors, Faults } from '../spec/workload.ts';
import type { ResolvedChart } from './chart.ts';
import type { AwsRole, ContainerResources, Egress, Ingress, Placement, Pod, Secrets, Workload } from './workload.ts';

/** A system in one environment, resolved: all that its manifests are made from. */
export interface System {
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly environment: Environment;
  readonly cluster: ClusterSpec;
  readonly namespaces: readonly Namespace[];
  readonly dataServices: readonly (DataService & InCluster)[];
  readonly routes: readonly HostRoutes[];
  readonly alerts: Readonly<Record<string, SystemAlert>>;
  /** Addresses that get mail. */
  readonly contacts: { readonly owner: string; readonly onCall: string | undefined };
  readonly criticalWithinSeconds: number | undefined;
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
  /** By the name of the CronJob; undefined where it does not run. */
  readonly restoreTest: { readonly namespace: string; readonly name: string; readonly withinDays: number } | undefined;
  /** Remote secrets by name without their folder, and their properties. */
  readonly remoteSecrets: Readonly<Record<string, readonly string[]>>;
  readonly previews: { readonly label: string } | undefined;
  /** How the monitoring namespace reads the credentials of Grafana and of the alert receivers. */
  readonly monitoringSecrets: { readonly store: SecretStore; readonly keyPrefix: string };
}

/** An alert as a cluster gets it. */
export interface SystemAlert extends Omit<Alert, 'receiver'> {
  /** Who is told; undefined where the severity chooses. */
  readonly receiver: Receiver | undefined;
  readonly priority: AlertPriority;
  /** Which role of a cluster it is for; undefined for both. */
  readonly role: 'serving' | 'standby' | undefined;
  /** How soon somebody must act, in words. */
  readonly response: string;
  /** What it is about. */
  readonly subjects: readonly AlertSubject[];
}

/** What an alert is about: a workload, a data service by its name, or all that runs in a namespace. */
export type AlertSubject =
  | { readonly is: 'workload'; readonly namespace: string; readonly name: string }
  | { readonly is: 'data service'; readonly name: string }
  | { readonly is: 'namespace'; readonly namespace: string };

/** A namespace with workloads. */
export interface Namespace {
  readonly name: string;
  readonly system: string;
  readonly owner: string;
  readonly environment: Environment;
  readonly labels: Readonly<Record<string, string>>;
  readonly workloads: readonly Workload[];
  /** Charts of constructs. */
  readonly charts: readonly ResolvedChart[];
  /** Hosts outside the cluster that workloads of the namespace call. */
  readonly hosts: readonly Extract<Egress, { to: 'host' }>[];
  /** The most that all its pods may ask for together. */
  readonly quota: Quota;
  /** The largest limits of one container. */
  readonly largestContainer: { readonly cpu: string; readonly memory: string };
  /** Local disk of a container that others inject without saying how much. */
  readonly injectedDisk: { readonly request: string; readonly limit: string };
  readonly secretStore: SecretStore | undefined;
}

/** Sums over a namespace at maximum replicas, with surge, sidecars and jobs. */
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

/** A data service with its size; where it is not managed a stand-in workload takes its place, and only topics remain. */
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

/** What the objects of a data service need inside the cluster. */
export interface InCluster {
  /** Keys of the Secret `<name>-credentials` that they read; empty where they read none. */
  readonly secretKeys: Secrets['keys'];
  /** Pods that an operator runs for it. */
  readonly pods: OperatedPods | undefined;
  /** Bucket that its backups go to. */
  readonly archive: string | undefined;
  /** Bucket in another region that gets a copy of everything, and the key that it is encrypted with there. */
  readonly copy: { readonly bucket: string; readonly region: string; readonly key: string } | undefined;
  /** AWS role of those pods. */
  readonly awsRole: AwsRole | undefined;
  /** Workloads that call those pods; for other data services nobody asks. */
  readonly callers: readonly Ingress[];
}

/** Pods that an operator makes from an object of its own: they take part in quotas and policies as those of workloads do. */
export interface OperatedPods {
  /** Labels that all of them have and nothing else. */
  readonly labels: Readonly<Record<string, string>>;
  readonly count: number;
  readonly resources: ContainerResources;
  /** Containers that are added to each of them. */
  readonly sidecars: readonly ContainerResources[];
  readonly placement: Placement;
  /** Sizes of the volumes of each of them. */
  readonly volumes: readonly string[];
  readonly storageClass: string | undefined;
  readonly zoneSpread: Pod['zoneSpread'];
}

/** A public host and the routes below it, longest path first. */
export interface HostRoutes {
  readonly host: string;
  /** What every request must carry; undefined where nothing is asked. */
  readonly authentication: TokenAuthentication | undefined;
  readonly routes: readonly {
    readonly path: string;
    readonly methods: readonly string[];
    /** Undefined: none. */
    readonly timeout: string | undefined;
    /** Values that headers and query parameters must have; empty: whatever they are. */
    readonly headers: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string>>;
    /** What takes the place of the path; undefined: nothing. */
    readonly rewrite: string | undefined;
    readonly cors: Cors | undefined;
    /** Undefined: none. */
    readonly faults: Faults | undefined;
    readonly namespace: string;
    readonly workload: string;
    /** Service that gets the requests, or those of the old and the new version of a canary. */
    readonly services: readonly string[];
    readonly port: number;
  }[];
}

/** What Velero keeps. */
export interface Backups {
  readonly schedule: string;
  readonly retentionHours: number;
  readonly bucket: string;
  readonly prefix: string;
  readonly restorePrefix?: string;
  readonly namespaces: readonly string[];
}
