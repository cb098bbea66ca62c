import type { Architecture } from './architecture.ts';
import type { DataServiceSize } from './data-service.ts';

/** The cluster of one system in one environment: where it is, what it may grow to, where its data services answer. */
export interface ClusterSpec {
  /** Name in EKS or kind. */
  readonly name: string;
  readonly region: string;
  /** AWS account, 12 digits. */
  readonly account: string;
  /**
   * ARN of the key that the stack of the cluster makes (`alias/<name>`): the Secrets of the API server and everything that
   * the data services keep are encrypted with it. ARN, not alias: AWS answers with the ARN, and ACK would write it back.
   * @default - none, outside AWS
   */
  readonly kmsKey?: `arn:aws:kms:${string}:${number}:key/${string}`;
  readonly network: Network;
  /** Pools by name; the first is the default. Empty where one machine is the cluster. */
  readonly nodePools: Readonly<Record<string, NodePool>>;
  /** Nodes that exist before Karpenter does, for it and the other controllers. */
  readonly systemNodes: { readonly instanceType: string; readonly min: number; readonly max: number };
  /** Size and address of each data service of the system. */
  readonly dataServices: Readonly<Record<string, DataServiceSize>>;
  /** The one machine of dev. @default - kind on amd64 */
  readonly machine?: { readonly distribution: 'kind' | 'k3s'; readonly architecture: Architecture };
  /** Domain that the system's hosts stand under. */
  readonly domain: string;
  /** Whether it waits until another region fails, so that nobody sends it requests: after a failover the line goes.
   * @default - it serves */
  readonly standby?: true;
  /**
   * The only time at which Argo CD applies changes of the system by itself, migrations included; a person may have it do so at
   * any time (`argocd app sync <system>`), as for the first sync of a cluster. What belongs to the cluster, as nodes and
   * alerts do, is applied at once all the same. @default - at any time
   */
  readonly maintenanceWindow?: {
    /** Start, as a five-field cron expression, e.g. `0 8 * * 0`. */
    readonly schedule: string;
    /** How long it is open, in whole hours. */
    readonly hours: number;
    /** IANA time zone of the schedule. @default - Etc/UTC */
    readonly timeZone?: string;
  };
  /** Bucket, and prefix in it, for Velero's backups. @default - no backups are made */
  readonly backups?: {
    readonly bucket: string;
    readonly prefix: string;
    /** Prefix in it with the copied backups of another cluster, to restore from. @default - none */
    readonly restorePrefix?: string;
  };
  /** Monthly budget of the documents, in USD. @default - none given */
  readonly monthlyBudget?: number;
  /** Days that logs and traces and the like are kept. @default - 30 */
  readonly retentionDays?: number;
  /** Days that logs are kept, where that is another time. @default - retentionDays */
  readonly logRetentionDays?: number;
}

/** Address ranges that NetworkPolicies name where no pod selector can. */
export interface Network {
  readonly vpcCidr: string;
  /** The VPC that the stack of the cluster makes. @default - none, outside AWS */
  readonly vpc?: `vpc-${string}`;
  /** Subnets of the load balancers, one in each zone: address ranges and ids. @default - none, outside AWS */
  readonly publicCidrs?: readonly string[];
  readonly publicSubnets?: readonly `subnet-${string}`[];
  /** Subnets of the nodes and pods, one in each zone. @default - none, outside AWS */
  readonly privateCidrs?: readonly string[];
  readonly privateSubnets?: readonly `subnet-${string}`[];
  /** Subnets of the API server's network interfaces, whose address ranges are `controlPlaneCidrs`. @default - none, outside AWS */
  readonly controlPlaneSubnets?: readonly `subnet-${string}`[];
  /** Address ranges of the subnets of databases, brokers and caches; empty where those run in the cluster. */
  readonly dataCidrs: readonly string[];
  /** Those subnets, one in each zone. */
  readonly dataSubnets: readonly `subnet-${string}`[];
  /** Security group that lets the nodes reach them. */
  readonly dataSecurityGroups: readonly `sg-${string}`[];
  /** Service address of the API server. */
  readonly apiServerCidr: string;
  /** Ports of the API server behind its Service address and behind its interfaces. */
  readonly apiServerPorts: readonly number[];
  /** Address ranges of the API server's own network interfaces. */
  readonly controlPlaneCidrs: readonly string[];
  /** Availability zones. */
  readonly zones: readonly string[];
}

/** A Karpenter NodePool with its EC2NodeClass. */
export interface NodePool {
  /** Instance types Karpenter chooses from. */
  readonly instanceTypes: readonly string[];
  /** Whether AWS may take its nodes back; of `mixed`, spot nodes are made as long as there are some. */
  readonly capacity: 'on-demand' | 'spot' | 'mixed';
  readonly architecture: Architecture;
  /** Most that all nodes of the pool together may have. */
  readonly limits: { readonly cpu: number; readonly memory: `${number}Gi`; readonly gpus?: number };
  /** Size of each node's gp3 volume. */
  readonly volumeSize: `${number}Gi`;
  /** Keeps out pods that do not tolerate it. @default - none */
  readonly taint?: { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' };
  /** When nodes are given back. @default - when empty or underused for 10 minutes */
  readonly consolidation?: { readonly policy: 'WhenEmpty' | 'WhenEmptyOrUnderutilized'; readonly after: string };
  /** Age at which a node is replaced, e.g. `720h`. @default - 720h */
  readonly expireAfter?: string;
  /**
   * Longest that a node which is to go waits for pods that nobody may disturb, such as a Ray head or those of a
   * PodDisruptionBudget without room; then they are evicted all the same. @default - 48h
   */
  readonly terminationGracePeriod?: string;
}
