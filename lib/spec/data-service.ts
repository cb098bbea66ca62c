import type { Resources } from './workload.ts';

/** A store that workloads call by name: managed by AWS in the cloud, a single-replica stand-in in the cluster in dev. */
export type DataServiceSpec =
  AuroraPostgresql | RdsPostgresql | ExternalPostgresql | CloudnativePg | Redis | Rabbitmq | Kafka | Bucket;

/** What every PostgreSQL database has, whoever runs it. */
export interface Postgresql extends Placed {
  /** Engine version, e.g. `16.9`. */
  readonly version: string;
  /** Name of the database in it. */
  readonly database: string;
  /** Whether the workload `<name>-exporter` tells Prometheus how the database is (`pg_up` and more). @default - false */
  readonly exporter?: boolean;
  /**
   * Whether the workload `<name>-reader-exporter` tells the same of the host that callers read from: how far a replica is behind
   * the replica alone knows, the primary says 0. @default - false
   */
  readonly readerExporter?: boolean;
}

/** A database whose first user, `postgres`, is there before all others. */
export interface Mastered {
  /**
   * Remote secret with the property `password` of the master user. The workload `<name>-users` signs in with it before
   * all others do, and makes the user of `credentials` and the extensions. AWS' own secret (`manageMasterUserPassword`)
   * has a name that nobody knows before, and is refused for global databases and for sources of read replicas.
   */
  readonly masterCredentials: string;
  /** Extensions that only the master user may create. @default - none */
  readonly extensions?: readonly string[];
}

/** Aurora PostgreSQL: a cluster with one writer and readers. */
export interface AuroraPostgresql extends Postgresql, Mastered {
  readonly kind: 'aurora-postgresql';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
  /** Days that automated backups are kept, 1–35. */
  readonly backupRetentionDays: number;
  /** Daily window in UTC, e.g. `03:00-04:00`. */
  readonly backupWindow: string;
  /** Weekly window in UTC, e.g. `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
}

/** RDS for PostgreSQL: one instance that writes, and read replicas; TLS alone. */
export interface RdsPostgresql extends Postgresql, Mastered {
  readonly kind: 'rds-postgresql';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
  /** Daily window in UTC, e.g. `03:00-04:00`. */
  readonly backupWindow: string;
  /** Weekly window in UTC, e.g. `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
  /** Server parameters beside `rds.force_ssl`. @default - RDS's own */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A PostgreSQL database that somebody else runs outside AWS; nothing is made for it, only the way there. */
export interface ExternalPostgresql extends Postgresql {
  readonly kind: 'postgresql-external';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
}

/**
 * PostgreSQL in the cluster, in every environment, run by the CloudNativePG operator: one instance that writes, replicas
 * that follow it, TLS alone. Its pods are outside the mesh: the operator talks to them with certificates of its own.
 */
export interface CloudnativePg extends Postgresql {
  readonly kind: 'cloudnative-pg';
  /** Role that owns the database, and that workloads sign in as. */
  readonly user: string;
  /** Remote secret with the property `password`. */
  readonly credentials: string;
  /** Of each instance. */
  readonly resources: Resources;
  /** Server parameters beside CloudNativePG's own. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Where backups and the write-ahead log go; not made in dev. @default - none are made */
  readonly backups?: {
    /** Bucket, as a data service of the system; they are below the name of the database. */
    readonly bucket: string;
    /** Five-field cron expression in UTC of the full backup. */
    readonly schedule: string;
    /** Days back to which the database can be restored, to any second. */
    readonly retentionDays: number;
  };
  /** Node pool. @default - the system's first pool */
  readonly placement?: string;
}

/** Redis or Valkey in ElastiCache: encrypted at rest and in transit, behind a password. */
export interface Redis extends Placed {
  readonly kind: 'redis';
  readonly engine: 'redis' | 'valkey';
  /** Engine version as ElastiCache writes it, e.g. `7.1`, or `8.0` of Valkey. */
  readonly version: string;
  /** Remote secret with the property `password`: 16–128 letters, digits and `!&#$^<>-`, as ElastiCache wants it. */
  readonly credentials: string;
  /** Weekly window in UTC, e.g. `sun:05:00-sun:06:00`. */
  readonly maintenanceWindow: string;
  /** Daily window of snapshots in UTC, e.g. `03:00-04:00`. */
  readonly snapshotWindow: string;
}

/** RabbitMQ in Amazon MQ: AMQP over TLS. */
export interface Rabbitmq extends Placed {
  readonly kind: 'rabbitmq';
  /** Engine version as Amazon MQ writes it; it sees to the patches. */
  readonly version: '3.13' | '4.2';
  /** User that workloads sign in as. */
  readonly user: string;
  /** Remote secret with the property `password`: at least 12 characters, without `,`, `:` and `=`, as Amazon MQ wants it. */
  readonly credentials: string;
  /** Weekly start of two hours of maintenance in UTC, e.g. `sun:04:00`. */
  readonly maintenanceStart: string;
}

/** Amazon MSK with IAM authentication over TLS. */
export interface Kafka extends Placed {
  readonly kind: 'kafka';
  /** Kafka version as MSK writes it, e.g. `3.8.x`. */
  readonly version: string;
  readonly topics: readonly Topic[];
}

/** A Kafka topic; its replication factor follows from the number of brokers. */
export interface Topic {
  /** The name in Kafka, e.g. `raw_events.R`; the object's name is derived from it. */
  readonly name: string;
  readonly partitions: number;
  /** Time that messages are kept, in days. */
  readonly retentionDays: number;
  /** Compression of the topic. @default - the producer's */
  readonly compression?: 'lz4' | 'zstd' | 'gzip' | 'snappy';
}

/** An S3 bucket: private, encrypted, versioned. */
export interface Bucket extends Placed {
  readonly kind: 'bucket';
  /** How objects age. @default - kept as they are */
  readonly lifecycle?: {
    /** Days after which they move to infrequent access. @default - never */
    readonly infrequentAccessDays?: number;
    /** Days after which they move on, to Glacier Instant Retrieval. @default - never */
    readonly archiveDays?: number;
    /** Days after which they are deleted. @default - kept for good */
    readonly expirationDays?: number;
  };
}

/** What every data service has. */
export interface Placed {
  /** What it holds, in one sentence. */
  readonly description: string;
  /** Layer whose namespace holds its objects, and the stand-in in dev. */
  readonly layer: string;
}

/** What one environment settles of a data service: size and address. */
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
  /** Endpoint that the writer answers at; AWS assigns its suffix when the cluster is made. */
  readonly endpoint: string;
  readonly readerEndpoint: string;
  /** Global database it belongs to, as the writing or as a reading cluster. @default - none */
  readonly global?: { readonly identifier: string; readonly role: 'primary' | 'secondary' };
}

/** Size and address of an RDS instance. */
export interface RdsPostgresqlSize {
  readonly kind: 'rds-postgresql';
  /** Identifier of the instance in RDS. */
  readonly identifier: string;
  /** Name of the database in it. @default - that of the spec */
  readonly database?: string;
  readonly instanceClass: string;
  /** In GiB: what it begins with, and what RDS may let it grow to. */
  readonly storage: { readonly allocated: number; readonly max: number };
  /** Whether a standby in another zone takes over when the instance fails. */
  readonly multiAz: boolean;
  /** Days that automated backups are kept, 1–35. */
  readonly backupRetentionDays: number;
  /** Days that Performance Insights keeps what it saw: 7, a multiple of 31, or 731. @default - 7 */
  readonly performanceInsightsDays?: number;
  /** Endpoint that it answers at; AWS assigns its suffix when the instance is made. */
  readonly endpoint: string;
  /** Reading copies in the same region; callers are told of the first. @default - none */
  readonly readReplicas?: readonly { readonly instanceClass: string; readonly endpoint: string }[];
  /** Instance in another region that this one is a reading copy of. @default - none, it writes */
  readonly replicaOf?: `arn:aws:rds:${string}:db:${string}`;
}

/** Address of somebody else's PostgreSQL. */
export interface ExternalPostgresqlSize {
  readonly kind: 'postgresql-external';
  readonly host: string;
  readonly port: number;
  /** Address ranges that it answers from. Plain TCP has no name that a proxy could look at, so without them its port is open to
   * every address on the internet. @default - any */
  readonly addresses?: readonly string[];
}

/** Size of a PostgreSQL cluster in the cluster. */
export interface CloudnativePgSize {
  readonly kind: 'cloudnative-pg';
  /** One that writes, and replicas. */
  readonly instances: number;
  /** Volume of each instance's data, e.g. `100Gi`. */
  readonly storage: string;
  /** Volume of each instance's write-ahead log, e.g. `20Gi`. */
  readonly walStorage: string;
  /** Bucket with the backups of the cluster in another region that this one follows, log by log. @default - none, it writes */
  readonly replicaOf?: { readonly bucket: string; readonly region: string };
}

/** Size and address of an ElastiCache replication group. */
export interface RedisSize {
  readonly kind: 'redis';
  /** Identifier of the replication group in ElastiCache. */
  readonly identifier: string;
  readonly nodeType: string;
  /** One that writes, and replicas in other zones that take over, 1–6. */
  readonly nodes: number;
  /** Days that snapshots are kept, 0–35. @default - 0, none are made */
  readonly snapshotRetentionDays?: number;
  /** Primary endpoint; AWS assigns its suffix when the group is made. */
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
  /** Host name without port; AWS assigns it when the broker is made. */
  readonly endpoint: string;
}

/** Size and address of an MSK cluster. */
export interface KafkaSize {
  readonly kind: 'kafka';
  /** Name of the cluster in MSK. */
  readonly identifier: string;
  /** Broker host names without port. */
  readonly brokers: readonly string[];
  readonly instanceType: string;
  /** Disk of each broker, in GiB. */
  readonly volumeSize: number;
  /** Broker configuration that the stack of the cluster makes: its ARN is an output of that. @default - MSK's own */
  readonly configuration?: { readonly arn: string; readonly revision: number };
}

/** Name of a bucket, unique in all of AWS. */
export interface BucketSize {
  readonly kind: 'bucket';
  readonly name: string;
  /** Bucket in another region that gets a copy of every object, and the role that copies. @default - none */
  readonly replicateTo?: string;
}
