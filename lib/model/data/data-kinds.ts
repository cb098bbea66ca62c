import { has, type Demand, type Demands } from '../demand.ts';
import type { KindName, KubernetesObject, Of } from '../kinds.ts';

/**
 * What is known of a kind that holds data. Rules go through all of them; a trait is what they ask of the kind, or why they
 * ask nothing. A kind of `imports/kinds.ts` that is neither here nor known to hold no data fails a test.
 */
export interface DataKind {
  readonly kind: KindName;
  /** Its name in AWS, and where no other object may have the same. @default - it is nothing of AWS */
  readonly name?: { readonly field: string; readonly within: 'AWS' | 'account' | 'region' };
  /** Nobody reads it from a disk or on the way. */
  readonly encrypted: Trait;
  /** Nobody reaches it from the internet. */
  readonly closed: Trait;
  /** It is not deleted in one step. */
  readonly kept: Trait;
  /** What runs it makes copies of it. */
  readonly backedUp: Trait;
  /** It lives on without a zone. */
  readonly zones: Trait;
}

type Trait = readonly Demand[] | string;
type TraitName = 'encrypted' | 'closed' | 'kept' | 'backedUp' | 'zones';

/** What is asked of all kinds that hold data in one respect. */
export function demandsOf(trait: TraitName): Demands {
  return Object.fromEntries(
    dataKinds.flatMap((one) => (typeof one[trait] === 'string' ? [] : [[one.kind, one[trait]]])),
  );
}

/** Whether an object is an instance of a DBCluster, which holds the data: its instances come and go. */
export function isInstanceOfCluster(object: KubernetesObject): boolean {
  return object.kind === 'DBInstance' && ofCluster({ ...(object as Of<'DBInstance'>).spec });
}

const ofCluster = has('dbClusterIdentifier', 'dbClusterRef');
const ofReplica = has('sourceDBInstanceIdentifier');

const unencrypted = 'not encrypted';
const anybody = 'one call deletes it';
const bySource: Demand = { field: 'spec.storageEncrypted', must: true, missing: unencrypted };
const privately: readonly Demand[] = [{ field: 'spec.publiclyAccessible', must: false }];
const protectedFrom: Demand = { field: 'spec.deletionProtection', must: true, missing: anybody, means: anybody };
const days = 'days, from 1 to 35';
const backups: Demand = {
  field: 'spec.backupRetentionPeriod',
  must: { least: 1 },
  means: 'no backups, and no moment to go back to',
  needed: days,
};
const inCluster = 'it stands in the cluster, which NetworkPolicies close';
const byVolume = 'the StorageClass of its volumes says it';
const byArgoCd = 'Argo CD is asked not to prune it';
const byVelero = 'Schedules of Velero say it';
const notOfTopics = 'nobody backs up topics: what must last is in a database';

/** Traits of what stands in the cluster. */
function held(encrypted: string, backedUp: string, zones: string): Omit<DataKind, 'kind'> {
  return { encrypted, closed: inCluster, kept: byArgoCd, backedUp, zones };
}

/** All kinds that hold data. */
export const dataKinds: readonly DataKind[] = [
  { kind: 'Namespace', ...held('it holds objects alone', byVelero, 'it stands in none') },
  {
    kind: 'PersistentVolumeClaim',
    ...held(byVolume, byVelero, 'a volume of EBS is in one; volume-outlives-zone looks at its pods'),
  },
  {
    kind: 'PersistentVolume',
    ...held('its disk is created outside the cluster', byVelero, 'it is where its disk is'),
  },
  { kind: 'StatefulSet', ...held(byVolume, byVelero, 'its pods say it') },
  {
    kind: 'KafkaTopic',
    ...held('its broker does it', notOfTopics, 'topic-outlives-broker compares its replicas'),
    closed: 'its broker is',
  },
  { kind: 'Kafka', ...held(byVolume, notOfTopics, 'its brokers say it') },
  { kind: 'KafkaNodePool', ...held(byVolume, notOfTopics, 'its brokers say it') },
  { kind: 'Cluster.postgresql.cnpg.io', ...held(byVolume, 'a ScheduledBackup does it', 'its pods say it') },
  {
    kind: 'DBCluster',
    name: { field: 'dbClusterIdentifier', within: 'region' },
    encrypted: [
      { ...bySource, inherited: has('globalClusterIdentifier', 'snapshotIdentifier', 'sourceDBClusterIdentifier') },
    ],
    closed: privately,
    kept: [protectedFrom],
    backedUp: [backups],
    zones: 'Aurora keeps its data in three; managed-data-outlives-zone counts instances',
  },
  {
    kind: 'DBInstance',
    name: { field: 'dbInstanceIdentifier', within: 'region' },
    encrypted: [
      { ...bySource, inherited: has('dbClusterIdentifier', 'dbSnapshotIdentifier', 'sourceDBInstanceIdentifier') },
    ],
    closed: privately,
    kept: [{ ...protectedFrom, unless: ofCluster }],
    // A replica is restored from what it follows.
    backedUp: [{ ...backups, unless: ofReplica }],
    zones: [
      {
        field: 'spec.multiAZ',
        must: true,
        missing: 'one copy in one zone',
        means: 'one copy in one zone',
        unless: (spec) => ofCluster(spec) || ofReplica(spec),
      },
    ],
  },
  {
    kind: 'GlobalCluster',
    name: { field: 'globalClusterIdentifier', within: 'account' },
    encrypted: [{ ...bySource, unless: has('sourceDBClusterIdentifier') }],
    closed: 'its clusters are',
    kept: 'its clusters are protected',
    backedUp: 'its clusters are',
    zones: 'its clusters are in several',
  },
  {
    kind: 'ReplicationGroup',
    name: { field: 'replicationGroupID', within: 'region' },
    // Of Valkey both are on. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html
    encrypted: ['atRestEncryptionEnabled', 'transitEncryptionEnabled'].map((name) => ({
      field: `spec.${name}`,
      must: true,
      missing: unencrypted,
      inherited: ({ engine }) => engine === 'valkey',
    })),
    closed: 'a cache has no address in the internet',
    kept: 'what a cache holds can be made again',
    backedUp: [
      {
        field: 'spec.snapshotRetentionLimit',
        must: { least: 1 },
        missing: 'none of its snapshots is kept',
        means: 'none of its snapshots is kept',
        needed: days,
      },
    ],
    zones: [
      { field: 'spec.replicasPerNodeGroup', must: { least: 1 }, missing: 'no replica', means: 'no replica' },
      {
        field: 'spec.automaticFailoverEnabled',
        must: true,
        missing: 'no replica takes over',
        means: 'no replica takes over',
      },
      {
        field: 'spec.multiAZEnabled',
        must: true,
        missing: 'replicas may share a zone',
        means: 'replicas may share a zone',
      },
    ],
  },
  {
    kind: 'Cluster.kafka.services.k8s.aws',
    name: { field: 'name', within: 'region' },
    encrypted: [
      {
        field: 'spec.encryptionInfo.encryptionInTransit.clientBroker',
        must: 'TLS',
        means: 'brokers take plain text',
      },
      { field: 'spec.encryptionInfo.encryptionInTransit.inCluster', must: true },
    ],
    closed: [{ field: 'spec.brokerNodeGroupInfo.connectivityInfo.publicAccess.type', must: 'DISABLED' }],
    kept: byArgoCd,
    backedUp: notOfTopics,
    zones: [
      {
        field: 'spec.brokerNodeGroupInfo.clientSubnets',
        must: { items: 2 },
        means: 'each is in one zone',
        needed: 'one of each zone',
      },
    ],
  },
  {
    kind: 'Broker',
    name: { field: 'name', within: 'region' },
    encrypted: 'Amazon MQ encrypts all of it',
    closed: privately,
    kept: byArgoCd,
    backedUp: 'messages are on their way; what must last is in a database',
    zones: [
      {
        field: 'spec.deploymentMode',
        must: { not: ['SINGLE_INSTANCE'] },
        means: 'in one zone',
        needed: 'CLUSTER_MULTI_AZ, or of ActiveMQ ACTIVE_STANDBY_MULTI_AZ',
      },
    ],
  },
  {
    kind: 'Bucket',
    name: { field: 'name', within: 'AWS' },
    encrypted:
      'S3 encrypts what it stores: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
    // What is left out is blocked. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    closed: [
      ...['blockPublicACLs', 'blockPublicPolicy', 'ignorePublicACLs', 'restrictPublicBuckets'].map((name) => ({
        field: `spec.publicAccessBlock.${name}`,
        must: true,
      })),
      {
        field: 'spec.acl',
        must: { not: ['public-read', 'public-read-write', 'authenticated-read'] },
        needed: 'private, or nothing',
      },
    ],
    kept: 'AWS deletes no bucket that holds something',
    backedUp: 'S3 keeps copies itself, and versions where it is told to',
    zones: 'S3 is in three',
  },
];
