import type { Resources } from './resources.ts';

/** A store that workloads call by name: a managed service in AWS, and a stand-in with one replica in dev. */
export type DataServiceSpec =
  AuroraPostgresql | RdsPostgresql | ExternalPostgresql | CloudnativePg | Redis | Rabbitmq | Kafka | Bucket;

/** What all PostgreSQL databases have in common. */
export interface Postgresql extends Placed {
  /** Engine version, e.g. `16.9`. */
  readonly version: string;
  /** Name of the database in the server. */
  readonly database: string;
  /**
   * Whether a workload `<name>-exporter` exports metrics of the database to Prometheus (`pg_up` and more).
   * @default - false
   */
  readonly exporter?: boolean;
  /**
   * Whether a workload `<name>-reader-exporter` exports the same metrics of the host for reads. Only a replica knows
   * its replication lag; the primary always reports 0.
   * @default - false
   */
  readonly readerExporter?: boolean;
  /**
   * A connection pool in front of the database: the workload `<name>-pooler`, which is PgBouncer. Workloads that keep running
   * connect to it. Jobs and CronJobs connect to the database itself, because a migration or dump needs its own session; so do
   * exporters and Ray clusters. The host for reads is never the pooler. No effect where a stand-in replaces the database.
   * @default - workloads connect to the database
   */
  readonly pooling?: Pooling;
}

/** A connection pool. */
export interface Pooling {
  /**
   * When a connection to the database is free for the next client: after each transaction, or when the client disconnects.
   * With `transaction`, clients must not rely on a session: no advisory locks beyond a transaction, no `LISTEN`, no `SET`.
   */
  readonly mode: 'transaction' | 'session';
  /** Connections of each of the pooler's two pods to the database. */
  readonly connections: number;
  /** Connections that each of those pods accepts from clients. @default - 1000 */
  readonly clients?: number;
}

/** A database that has only the master user `postgres` when AWS has created it. */
export interface Mastered {
  /**
   * Remote secret with the property `password` of the master user. The Job `<name>-users` signs in with it before other
   * workloads start, and creates the user of `credentials` and the extensions. AWS can manage this secret itself
   * (`manageMasterUserPassword`), but then its name is not known in advance, and AWS refuses it for global databases
   * and for sources of read replicas.
   */
  readonly masterCredentials: string;
  /** Extensions that only the master user may create. @default - none */
  readonly extensions?: readonly string[];
}

/** Aurora PostgreSQL: a cluster of one writer and several readers. */
export interface AuroraPostgresql extends Postgresql, Mastered {
  readonly kind: 'aurora-postgresql';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
  /** Days for which automated backups are kept, 1–35. */
  readonly backupRetentionDays: number;
  /** Daily backup window in UTC, e.g. `03:00-04:00`. */
  readonly backupWindow: string;
  /** Weekly maintenance window in UTC, e.g. `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
}

/** RDS for PostgreSQL: one writable instance and read replicas; connections must use TLS. */
export interface RdsPostgresql extends Postgresql, Mastered {
  readonly kind: 'rds-postgresql';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
  /** Daily backup window in UTC, e.g. `03:00-04:00`. */
  readonly backupWindow: string;
  /** Weekly maintenance window in UTC, e.g. `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
  /** Server parameters, beside `rds.force_ssl`. @default - RDS's own */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A PostgreSQL database that somebody else runs outside AWS. Only the network path to it is rendered. */
export interface ExternalPostgresql extends Postgresql {
  readonly kind: 'postgresql-external';
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
}

/**
 * PostgreSQL in the cluster, in every environment, run by the CloudNativePG operator: one writable instance and its
 * replicas. Connections must use TLS. Its pods are outside the service mesh, because the operator uses certificates of
 * its own.
 */
export interface CloudnativePg extends Postgresql {
  readonly kind: 'cloudnative-pg';
  /** Role that owns the database; workloads sign in with it. */
  readonly user: string;
  /** Remote secret with the property `password`. */
  readonly credentials: string;
  /** Resources of each instance. */
  readonly resources: Resources;
  /** Server parameters, beside those that CloudNativePG sets. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Backups and archive of the write-ahead log; there are none in dev. @default - none */
  readonly backups?: {
    /** Bucket for both, as the name of a data service of the system. Their prefix is the name of the database. */
    readonly bucket: string;
    /** Schedule of full backups: a five-field cron expression in UTC. */
    readonly schedule: string;
    /** Days back to which the database can be restored, to any second. */
    readonly retentionDays: number;
  };
  /** Node pool of the instances. @default - the system's first pool */
  readonly placement?: string;
}

/** Redis or Valkey in ElastiCache, encrypted at rest and in transit, with a password. */
export interface Redis extends Placed {
  readonly kind: 'redis';
  readonly engine: 'redis' | 'valkey';
  /** Engine version in ElastiCache's form, e.g. `7.1` of Redis or `8.0` of Valkey. */
  readonly version: string;
  /**
   * Remote secret with the property `password`: 16–128 letters, digits and `!&#$^<>-`, which are ElastiCache's rules.
   */
  readonly credentials: string;
  /** Weekly maintenance window in UTC, e.g. `sun:05:00-sun:06:00`. */
  readonly maintenanceWindow: string;
  /** Daily snapshot window in UTC, e.g. `03:00-04:00`. */
  readonly snapshotWindow: string;
}

/** RabbitMQ in Amazon MQ: AMQP over TLS. */
export interface Rabbitmq extends Placed {
  readonly kind: 'rabbitmq';
  /** Engine version in Amazon MQ's form, e.g. `3.13`; Amazon MQ chooses the patch version. */
  readonly version: '3.13' | '4.2';
  /** User with which workloads sign in. */
  readonly user: string;
  /**
   * Remote secret with the property `password`: at least 12 characters, without `,`, `:` and `=`, which are Amazon MQ's
   * rules.
   */
  readonly credentials: string;
  /** Weekly start of a maintenance window of two hours in UTC, e.g. `sun:04:00`. */
  readonly maintenanceStart: string;
}

/** Amazon MSK with IAM authentication over TLS. */
export interface Kafka extends Placed {
  readonly kind: 'kafka';
  /** Kafka version in MSK's form, e.g. `3.8.x`. */
  readonly version: string;
  readonly topics: readonly Topic[];
}

/** A Kafka topic. Its replication factor follows from the number of brokers. */
export interface Topic {
  /** Name of the topic in Kafka, e.g. `raw_events.R`; the name of the KafkaTopic object is derived from it. */
  readonly name: string;
  readonly partitions: number;
  /** Days for which messages are kept. */
  readonly retentionDays: number;
  /** Compression of the topic. @default - as the producer compresses */
  readonly compression?: 'lz4' | 'zstd' | 'gzip' | 'snappy';
}

/** An S3 bucket: private, encrypted, versioned. */
export interface Bucket extends Placed {
  readonly kind: 'bucket';
  /** When objects move to cheaper storage or are deleted. @default - never */
  readonly lifecycle?: {
    /** Days after which objects move to infrequent access. @default - never */
    readonly infrequentAccessDays?: number;
    /** Days after which they move to Glacier Instant Retrieval. @default - never */
    readonly archiveDays?: number;
    /** Days after which they are deleted. @default - never */
    readonly expirationDays?: number;
  };
}

/** What all data services have in common. */
export interface Placed {
  /** What it stores, in one sentence. */
  readonly description: string;
  /** Layer whose namespace holds its objects, and its stand-in in dev. */
  readonly layer: string;
  /**
   * Why the recovery point of the system does not count for it: a cache fills itself again, or somebody else backs it up.
   * @default - the recovery point counts for it
   */
  readonly outsideRecovery?: string;
}
