/** A field that is not simply changed in place, and what comes of a change. */
export interface HeldField {
  readonly kinds: readonly string[];
  /** The path without keys of items: `spec.selector`, or what begins with it. */
  readonly field: RegExp;
  readonly effect: Effect;
  /** Only such changes. @default - any change */
  readonly when?: 'smaller' | 'set before' | 'immutable';
  /** What does not take it, or how. */
  readonly says: string;
  /** What to do instead. @default - nothing: it works by itself */
  readonly instead?: string;
  /** Where that is documented. */
  readonly source: string;
}

/**
 * `refused`: the sync fails, or the controller says no for ever. `ignored`: nothing happens. `replaced`: what was there is
 * destroyed. `interrupted`: it works, and is not there for a while.
 */
export type Effect = 'refused' | 'ignored' | 'replaced' | 'interrupted';

const again = 'a new name, or delete the object first (kubectl delete --cascade=orphan keeps its pods)';
const workloads = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/** Kubernetes' own: validation of updates in pkg/apis of https://github.com/kubernetes/kubernetes. */
const kubernetes: readonly HeldField[] = [
  {
    kinds: workloads,
    field: /^spec\.selector(\.|$)/,
    effect: 'refused',
    says: 'the API server refuses a change of the selector',
    instead: again,
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
  },
  {
    kinds: ['StatefulSet'],
    field: /^spec\.(volumeClaimTemplates|serviceName|podManagementPolicy)/,
    effect: 'refused',
    says: 'the API server refuses a change of claim templates, serviceName and podManagementPolicy',
    instead:
      'delete the StatefulSet with --cascade=orphan and let it be made again; claims that are there are resized one by one',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  {
    kinds: ['Job'],
    field: /^spec\.(template|selector|completions|completionMode)/,
    effect: 'refused',
    says: 'the API server refuses a change of the template of a Job',
    instead: 'a new name, or a hook that is deleted before it is made again',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  },
  {
    kinds: ['Service'],
    field: /^spec\.(clusterIP|clusterIPs|healthCheckNodePort|loadBalancerClass)(\[\])?$/,
    effect: 'refused',
    says: 'the API server refuses another clusterIP or class of a Service that has one',
    instead: 'a Service with another name; callers follow before the old one goes',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#choosing-your-own-ip-address',
  },
  {
    kinds: ['StorageClass'],
    field: /^(provisioner|parameters|reclaimPolicy|volumeBindingMode)/,
    effect: 'refused',
    says: 'the API server refuses changes of a StorageClass',
    instead: 'a StorageClass with another name',
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/',
  },
  {
    kinds: ['PersistentVolumeClaim'],
    field: /^spec\.(storageClassName|accessModes|volumeName|volumeMode|selector|dataSource)/,
    effect: 'refused',
    says: 'the API server refuses changes of a claim but of its size',
    instead: 'a new claim, and the data copied to it',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  },
  {
    kinds: ['PersistentVolumeClaim'],
    field: /^spec\.resources\.requests\.storage$/,
    effect: 'refused',
    when: 'smaller',
    says: 'a volume cannot be made smaller',
    instead: 'a new claim, and the data copied to it',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    field: /^roleRef(\.|$)/,
    effect: 'refused',
    says: 'the API server refuses another roleRef',
    instead: 'a binding with another name, and the old one deleted',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#clusterrolebinding-example',
  },
  {
    kinds: ['ConfigMap', 'Secret'],
    field: /^(data|binaryData|stringData|immutable)/,
    effect: 'refused',
    when: 'immutable',
    says: 'the object says that it is immutable',
    instead: 'an object with another name',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable',
  },
  {
    kinds: ['Secret'],
    field: /^type$/,
    effect: 'refused',
    says: 'the API server refuses another type of a Secret',
    instead: 'a Secret with another name',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  },
  {
    kinds: ['PriorityClass'],
    field: /^(value|preemptionPolicy)$/,
    effect: 'refused',
    says: 'the API server refuses another value of a PriorityClass',
    instead: 'a PriorityClass with another name',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/',
  },
  {
    kinds: ['Pod'],
    field: /^spec\.(?!containers\[\]\.image$|initContainers\[\]\.image$|activeDeadlineSeconds$|tolerations)/,
    effect: 'refused',
    says: 'the API server refuses changes of a pod but of its images',
    instead: 'a Deployment or a Job in its place',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  },
];

/** Of operators in the cluster. */
const operators: readonly HeldField[] = [
  {
    kinds: ['KafkaTopic'],
    field: /^spec\.partitions$/,
    effect: 'refused',
    when: 'smaller',
    says: 'Kafka cannot take partitions away from a topic',
    instead: 'a new topic, and its consumers moved',
    source: 'https://strimzi.io/docs/operators/latest/deploying#con-decreasing-partitions-str',
  },
  {
    kinds: ['KafkaTopic'],
    field: /^spec\.replicas$/,
    effect: 'ignored',
    says: 'the Topic Operator changes replicas through Cruise Control alone, and reports an error without it',
    instead: 'kafka-reassign-partitions first, then the same number here',
    source: 'https://strimzi.io/docs/operators/latest/deploying#proc-changing-topic-replicas-str',
  },
  {
    kinds: ['KafkaTopic'],
    field: /^spec\.topicName$/,
    effect: 'refused',
    says: 'a topic cannot be renamed',
    instead: 'a new topic',
    source: 'https://strimzi.io/docs/operators/latest/deploying#con-configuring-kafka-topic-str',
  },
  {
    kinds: ['Cluster.postgresql.cnpg.io'],
    field: /^spec\.(storage|walStorage)\.size$/,
    effect: 'refused',
    when: 'smaller',
    says: "CloudNativePG's webhook refuses smaller volumes",
    instead: 'a new Cluster, filled from a backup of this one',
    source: 'https://cloudnative-pg.io/documentation/current/storage/#volume-expansion',
  },
  {
    kinds: ['Cluster.postgresql.cnpg.io'],
    field: /^spec\.bootstrap/,
    effect: 'ignored',
    says: 'a Cluster is bootstrapped once',
    instead: 'a new Cluster, if it is to begin again',
    source: 'https://cloudnative-pg.io/documentation/current/bootstrap/',
  },
];

/** Of AWS, through ACK: what its APIs answer to an update. */
const aws: readonly HeldField[] = [
  {
    kinds: ['DBCluster', 'DBInstance'],
    field:
      /^spec\.(engine|masterUsername|databaseName|dbName|storageEncrypted|kmsKeyID|dbSubnetGroupName|characterSetName)$/,
    effect: 'refused',
    when: 'set before',
    says: 'RDS cannot change that of a database that is there',
    instead: 'a new database, restored from a snapshot of this one',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html',
  },
  {
    kinds: ['DBCluster', 'DBInstance'],
    field: /^spec\.engineVersion$/,
    effect: 'interrupted',
    says: 'an upgrade of the engine restarts the database, in its maintenance window unless applyImmediately is set',
    instead: 'a snapshot before; a major version also needs allowMajorVersionUpgrade, and there is no way back',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_UpgradeDBInstance.PostgreSQL.html',
  },
  {
    kinds: ['DBInstance'],
    field: /^spec\.dbInstanceClass$/,
    effect: 'interrupted',
    says: 'another class restarts the instance: connections break while it fails over or comes back',
    instead: 'readers first, and a failover before the writer',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html',
  },
  {
    kinds: ['DBInstance'],
    field: /^spec\.allocatedStorage$/,
    effect: 'refused',
    when: 'smaller',
    says: 'RDS cannot make storage smaller',
    instead: 'a new instance, and the data moved',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html',
  },
  {
    kinds: ['DBInstance'],
    field: /^spec\.multiAZ$/,
    effect: 'interrupted',
    says: 'the standby is made or removed while the instance runs, with slower disks for a while',
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Migrating.html',
  },
  {
    kinds: ['ReplicationGroup'],
    field: /^spec\.(atRestEncryptionEnabled|kmsKeyID|port|cacheSubnetGroupName|networkType)$/,
    effect: 'refused',
    when: 'set before',
    says: 'ElastiCache cannot change that of a group that is there',
    instead: 'a new group, restored from a snapshot of this one',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
  },
  {
    kinds: ['ReplicationGroup'],
    field: /^spec\.(cacheNodeType|engineVersion)$/,
    effect: 'interrupted',
    says: 'nodes are replaced one by one; connections to each break',
    source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html',
  },
  {
    kinds: ['Cluster.kafka.services.k8s.aws'],
    field: /^spec\.(brokerNodeGroupInfo\.(clientSubnets|securityGroups)|encryptionInfo\.encryptionAtRest)/,
    effect: 'refused',
    when: 'set before',
    says: 'MSK cannot change that of a cluster that is there',
    instead: 'a new cluster, and topics mirrored to it',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-security.html',
  },
  {
    kinds: ['Cluster.kafka.services.k8s.aws'],
    field: /^spec\.(numberOfBrokerNodes|brokerNodeGroupInfo\.storageInfo\.ebsStorageInfo\.volumeSize)$/,
    effect: 'refused',
    when: 'smaller',
    says: 'MSK takes fewer brokers and smaller volumes back from no cluster like this',
    instead: 'a new cluster, and topics mirrored to it',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-storage.html',
  },
  {
    kinds: ['Cluster.kafka.services.k8s.aws'],
    field: /^spec\.(brokerNodeGroupInfo\.instanceType|kafkaVersion|configurationInfo)/,
    effect: 'interrupted',
    says: 'brokers restart one by one; topics without a second replica are not there meanwhile',
    source: 'https://docs.aws.amazon.com/msk/latest/developerguide/msk-update-broker-type.html',
  },
  {
    kinds: ['Broker'],
    field: /^spec\.(deploymentMode|engineType|publiclyAccessible|storageType|subnetIDs|authenticationStrategy)(\[\])?$/,
    effect: 'refused',
    when: 'set before',
    says: 'Amazon MQ cannot change that of a broker that is there',
    instead: 'a new broker, and its queues drained',
    source: 'https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers-broker-id.html',
  },
  {
    kinds: ['Broker'],
    field: /^spec\.(hostInstanceType|engineVersion)$/,
    effect: 'interrupted',
    says: 'the broker restarts in its maintenance window',
    source: 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-rebooting-broker.html',
  },
];

/** All of them. */
export const heldFields: readonly HeldField[] = [...kubernetes, ...operators, ...aws];
