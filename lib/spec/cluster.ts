import type { Architecture } from './architecture.ts';
import type { DataServiceSize } from './data-service-size.ts';

/**
 * The cluster of one system in one environment: its place, its size limits, and the sizes and addresses of its data
 * services.
 */
export interface ClusterSpec {
  /** Name of the cluster in EKS or kind. */
  readonly name: string;
  readonly region: string;
  /** AWS account: 12 digits. */
  readonly account: string;
  /**
   * ARN of the KMS key that the cluster's stack creates (`alias/<name>`). It encrypts the Secrets of the API server and
   * everything in data services. Use the ARN and not the alias: AWS always answers with the ARN, and ACK would report a
   * difference for ever.
   * @default - none, outside AWS
   */
  readonly kmsKey?: `arn:aws:kms:${string}:${number}:key/${string}`;
  readonly network: Network;
  /** Node pools by name; the first one is the default. Empty if one machine is the whole cluster. */
  readonly nodePools: Readonly<Record<string, NodePool>>;
  /** Nodes for Karpenter itself and the other controllers; they exist before Karpenter runs. */
  readonly systemNodes: { readonly instanceType: string; readonly min: number; readonly max: number };
  /** Size and address of each data service of the system. */
  readonly dataServices: Readonly<Record<string, DataServiceSize>>;
  /** The single machine of a dev cluster. @default - kind on amd64 */
  readonly machine?: { readonly distribution: 'kind' | 'k3s'; readonly architecture: Architecture };
  /** Domain below which the system's hosts are. */
  readonly domain: string;
  /**
   * Whether the cluster waits for another region to fail and gets no requests until then. After a failover, remove this
   * line.
   * @default - it serves requests
   */
  readonly standby?: true;
  /**
   * The only time at which Argo CD syncs the system automatically, including its migrations. A person may start a sync at any
   * time with `argocd app sync <system>`; the first sync of a cluster is started that way. Node pools, alerts and the like are
   * still applied at once.
   * @default - at any time
   */
  readonly maintenanceWindow?: {
    /** Start, as a five-field cron expression, e.g. `0 8 * * 0`. */
    readonly schedule: string;
    /** Length in whole hours, 1 to 24. */
    readonly hours: number;
    /** IANA time zone of the schedule. @default - Etc/UTC */
    readonly timeZone?: string;
  };
  /** S3 bucket and prefix of Velero's backups. @default - no backups */
  readonly backups?: {
    readonly bucket: string;
    readonly prefix: string;
    /** Prefix in this bucket that holds the copied backups of another cluster, to restore from. @default - none */
    readonly restorePrefix?: string;
  };
  /** Monthly cost budget that the documents give, in USD. @default - none */
  readonly monthlyBudget?: number;
  /** Why the nodes may cost more than `monthlyBudget`, with the arithmetic. @default - they may not */
  readonly overBudget?: string;
  /**
   * EFS file system for volumes with `shared`, which pods on several nodes mount at the same time. The security group of its
   * mount targets must let the nodes in.
   * @default - none
   */
  readonly sharedFileSystem?: `fs-${string}`;
  /** Days for which logs, traces and similar data are kept. @default - 30 */
  readonly retentionDays?: number;
  /** Days for which logs are kept, if that differs. @default - retentionDays */
  readonly logRetentionDays?: number;
}

/**
 * Addresses of the cluster's network: for NetworkPolicies, where a pod selector is not possible, and for the cluster's
 * stack.
 */
export interface Network {
  readonly vpcCidr: string;
  /** Address range of the VPC that the cluster's stack creates. @default - none, outside AWS */
  readonly vpc?: `vpc-${string}`;
  /** Subnets of the load balancers, one in each zone: address ranges and ids. @default - none, outside AWS */
  readonly publicCidrs?: readonly string[];
  readonly publicSubnets?: readonly `subnet-${string}`[];
  /** Subnets of the nodes and pods, one in each zone. @default - none, outside AWS */
  readonly privateCidrs?: readonly string[];
  readonly privateSubnets?: readonly `subnet-${string}`[];
  /** Subnets of the API server's network interfaces, whose address ranges are `controlPlaneCidrs`. @default - none, outside AWS */
  readonly controlPlaneSubnets?: readonly `subnet-${string}`[];
  /** Address ranges of the subnets of databases, brokers and caches; empty if those run in the cluster. */
  readonly dataCidrs: readonly string[];
  /** Ids of those subnets, one in each zone. */
  readonly dataSubnets: readonly `subnet-${string}`[];
  /** Security groups that let the nodes reach those subnets. */
  readonly dataSecurityGroups: readonly `sg-${string}`[];
  /** Address of the API server's Service, as a range. */
  readonly apiServerCidr: string;
  /** Ports of the API server: at its Service, and at its network interfaces. */
  readonly apiServerPorts: readonly number[];
  /** Address ranges of the API server's network interfaces. */
  readonly controlPlaneCidrs: readonly string[];
  /** Availability zones. */
  readonly zones: readonly string[];
}

/** A Karpenter NodePool with its EC2NodeClass. */
export interface NodePool {
  /** Instance types that Karpenter may choose. */
  readonly instanceTypes: readonly string[];
  /** Whether AWS may reclaim its nodes. With `mixed`, Karpenter uses spot nodes while AWS has some. */
  readonly capacity: 'on-demand' | 'spot' | 'mixed';
  readonly architecture: Architecture;
  /** Upper limit of all nodes of the pool together. */
  readonly limits: { readonly cpu: number; readonly memory: `${number}Gi`; readonly gpus?: number };
  /** Size of each node's gp3 volume, e.g. `100Gi`. */
  readonly volumeSize: `${number}Gi`;
  /** Taint of the nodes: only pods that tolerate it run there. @default - none */
  readonly taint?: { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' };
  /** Labels of the nodes, in addition to `node-type`, `NodeGroup` and `Environment`, such as `Tier`. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
  /** When Karpenter removes nodes. @default - when they are empty or underused for 10 minutes */
  readonly consolidation?: { readonly policy: 'WhenEmpty' | 'WhenEmptyOrUnderutilized'; readonly after: string };
  /** Age at which a node is replaced, e.g. `720h`. @default - 720h */
  readonly expireAfter?: string;
  /**
   * Longest time for which a node that is being removed waits for pods that must not be disrupted, such as a Ray head
   * or pods of a PodDisruptionBudget that allows no disruption. After it the pods are evicted anyway.
   * @default - 48h
   */
  readonly terminationGracePeriod?: string;
}
