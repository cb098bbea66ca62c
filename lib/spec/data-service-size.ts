/** Size and address of a data service in one environment. */
export type DataServiceSize =
  | AuroraPostgresqlSize
  | RdsPostgresqlSize
  | ExternalPostgresqlSize
  | CloudnativePgSize
  | RedisSize
  | RabbitmqSize
  | KafkaSize
  | BucketSize;

/** Size and address of an Aurora cluster. */
export interface AuroraPostgresqlSize {
  readonly kind: 'aurora-postgresql';
  /** Identifier of the cluster in RDS. */
  readonly identifier: string;
  /** Instance class of the writer. */
  readonly writer: string;
  /** Instance class of each reader. */
  readonly readers: readonly string[];
  /** Endpoint of the writer. AWS assigns its suffix when it creates the cluster. */
  readonly endpoint: string;
  readonly readerEndpoint: string;
  /** Global database to which the cluster belongs, as its writable or as a read-only cluster. @default - none */
  readonly global?: { readonly identifier: string; readonly role: 'primary' | 'secondary' };
}

/** Size and address of an RDS instance. */
export interface RdsPostgresqlSize {
  readonly kind: 'rds-postgresql';
  /** Identifier of the instance in RDS. */
  readonly identifier: string;
  /** Name of the database in the server. @default - that of the spec */
  readonly database?: string;
  readonly instanceClass: string;
  /** In GiB: the initial size, and the size to which RDS may grow it. */
  readonly storage: { readonly allocated: number; readonly max: number };
  /** Whether a standby instance in another zone takes over when the instance fails. */
  readonly multiAz: boolean;
  /** Days for which automated backups are kept, 1–35. */
  readonly backupRetentionDays: number;
  /** Days for which Performance Insights keeps data: 7, a multiple of 31, or 731. @default - 7 */
  readonly performanceInsightsDays?: number;
  /** Endpoint of the instance. AWS assigns its suffix when it creates the instance. */
  readonly endpoint: string;
  /** Read replicas in the same region; callers get the address of the first one. @default - none */
  readonly readReplicas?: readonly { readonly instanceClass: string; readonly endpoint: string }[];
  /** Instance in another region of which this one is a read replica. @default - none: it is writable */
  readonly replicaOf?: `arn:aws:rds:${string}:db:${string}`;
}

/** Address of a PostgreSQL server that somebody else runs. */
export interface ExternalPostgresqlSize {
  readonly kind: 'postgresql-external';
  readonly host: string;
  readonly port: number;
  /**
   * Address ranges of the server. A proxy cannot see a host name in plain TCP; without address ranges its port is open
   * to every address on the internet.
   * @default - any
   */
  readonly addresses?: readonly string[];
}

/** Size of a CloudNativePG cluster. */
export interface CloudnativePgSize {
  readonly kind: 'cloudnative-pg';
  /** Number of instances: one writable, the others replicas. */
  readonly instances: number;
  /** Size of each instance's data volume, e.g. `100Gi`. */
  readonly storage: string;
  /** Size of each instance's volume for the write-ahead log, e.g. `20Gi`. */
  readonly walStorage: string;
  /**
   * Bucket with the backups of the cluster in another region; this one is a replica that replays its archived log.
   * @default - none: it is writable
   */
  readonly replicaOf?: { readonly bucket: string; readonly region: string };
}

/** Size and address of an ElastiCache replication group. */
export interface RedisSize {
  readonly kind: 'redis';
  /** Identifier of the replication group in ElastiCache. */
  readonly identifier: string;
  readonly nodeType: string;
  /** Number of nodes, 1–6: one writable, the others replicas in other zones that can take over. */
  readonly nodes: number;
  /** Days for which snapshots are kept, 0–35. @default - 0: no snapshots */
  readonly snapshotRetentionDays?: number;
  /** Primary endpoint. AWS assigns its suffix when it creates the group. */
  readonly endpoint: string;
  /** Reader endpoint. */
  readonly readerEndpoint: string;
}

/** Size and address of an Amazon MQ broker. */
export interface RabbitmqSize {
  readonly kind: 'rabbitmq';
  /** Name of the broker in Amazon MQ. */
  readonly identifier: string;
  readonly instanceType: string;
  readonly deploymentMode: 'SINGLE_INSTANCE' | 'CLUSTER_MULTI_AZ';
  /** Host name without the port. AWS assigns it when it creates the broker. */
  readonly endpoint: string;
}

/** Size and address of an MSK cluster. */
export interface KafkaSize {
  readonly kind: 'kafka';
  /** Name of the cluster in MSK. */
  readonly identifier: string;
  /** Host names of the brokers, without ports. */
  readonly brokers: readonly string[];
  readonly instanceType: string;
  /** Disk size of each broker, in GiB. */
  readonly volumeSize: number;
  /** Broker configuration, which the stack of the cluster creates; its ARN is an output of the stack. @default - MSK's own */
  readonly configuration?: { readonly arn: string; readonly revision: number };
}

/** Name of an S3 bucket, unique in all of AWS. */
export interface BucketSize {
  readonly kind: 'bucket';
  readonly name: string;
  /** Bucket in another region to which every object is copied. @default - none */
  readonly replicateTo?: string;
}
