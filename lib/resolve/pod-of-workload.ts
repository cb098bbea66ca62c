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
