/** A store that workloads call by name: managed by AWS in the cloud, a single-replica stand-in in the cluster in dev. */
export type DataServiceSpec = AuroraPostgresql | Kafka | Bucket;

/** Aurora PostgreSQL: a cluster with one writer and readers. */
export interface AuroraPostgresql extends Placed {
  readonly kind: 'aurora-postgresql';
  /** Engine version, e.g. `16.9`. */
  readonly version: string;
  /** Name of the database in it. */
  readonly database: string;
  /** Remote secret with the properties `username` and `password`. */
  readonly credentials: string;
  /** Days that automated backups are kept, 1–35. */
  readonly backupRetentionDays: number;
  /** Daily window in UTC, e.g. `03:00-04:00`. */
  readonly backupWindow: string;
  /** Weekly window in UTC, e.g. `sun:04:00-sun:05:00`. */
  readonly maintenanceWindow: string;
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
  /** Days after which objects move to infrequent access, and after which they are deleted. @default - kept */
  readonly lifecycle?: { readonly infrequentAccessDays: number; readonly expirationDays: number };
}

/** What every data service has. */
export interface Placed {
  /** What it holds, in one sentence. */
  readonly description: string;
  /** Layer whose namespace holds its objects, and the stand-in in dev. */
  readonly layer: string;
}

/** What one environment settles of a data service: size and address. */
export type DataServiceSize = AuroraPostgresqlSize | KafkaSize | BucketSize;

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
  /** Broker configuration; MSK assigns its ARN when the rendered Configuration is first made. @default - MSK's own */
  readonly configuration?: { readonly arn: string; readonly revision: number };
}

/** Name of a bucket, unique in all of AWS. */
export interface BucketSize {
  readonly kind: 'bucket';
  readonly name: string;
  /** Bucket in another region that gets a copy of every object, and the role that copies. @default - none */
  readonly replicateTo?: string;
}
