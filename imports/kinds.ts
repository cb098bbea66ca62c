/** A kind that Strata renders or checks, and where its schema comes from. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster' | 'Configuration';
  /** A file in schemas/crds, schemas/other or imports/own; `kubernetes` for Kubernetes' own definitions. */
  readonly source: string;
  /** Whether the oldest versions of Kubernetes lack it: nothing that is rendered may be of it. @default - false */
  readonly isNew?: boolean;
  /** Its name in the file of its group, where another version has that of the kind. @default - that of the kind */
  readonly definition?: string;
  /**
   * By path, the only properties that are kept, for objects that have very many.
   * @default - all
   */
  readonly keep?: Readonly<Record<string, readonly string[]>>;
  /**
   * By path, the Kubernetes definition that replaces the CRD's copy of it.
   * @default - none
   */
  readonly references?: Readonly<Record<string, string>>;
  /**
   * By path, the path above whose schema is repeated there. CRDs cannot express recursion, and leave such places open.
   * @default - none
   */
  readonly recurs?: Readonly<Record<string, string>>;
}

/** All kinds that may be rendered or checked; any other kind is a problem of its object. */
export const kinds: readonly Kind[] = [
  ...kubernetes('v1', 'Namespaced', ['ConfigMap', 'LimitRange', 'PersistentVolumeClaim', 'ResourceQuota', 'Service']),
  ...kubernetes('v1', 'Namespaced', ['Pod', 'ReplicationController', 'Secret', 'ServiceAccount']),
  ...kubernetes('v1', 'Cluster', ['Namespace', 'PersistentVolume']),
  ...kubernetes('admissionregistration.k8s.io/v1', 'Cluster', [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
  ]),
  // From Kubernetes 1.30 on.
  ...kubernetes('admissionregistration.k8s.io/v1', 'Cluster', [
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ]).map((kind) => ({ ...kind, isNew: true })),
  ...kubernetes('apps/v1', 'Namespaced', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']),
  ...kubernetes('autoscaling/v2', 'Namespaced', ['HorizontalPodAutoscaler']),
  {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    scope: 'Namespaced',
    source: 'kubernetes',
    definition: 'HorizontalPodAutoscalerV1',
  },
  ...kubernetes('batch/v1', 'Namespaced', ['CronJob', 'Job']),
  ...kubernetes('networking.k8s.io/v1', 'Namespaced', ['Ingress', 'NetworkPolicy']),
  ...kubernetes('networking.k8s.io/v1', 'Cluster', ['IngressClass']),
  ...kubernetes('node.k8s.io/v1', 'Cluster', ['RuntimeClass']),
  ...kubernetes('policy/v1', 'Namespaced', ['PodDisruptionBudget']),
  ...kubernetes('rbac.authorization.k8s.io/v1', 'Namespaced', ['Role', 'RoleBinding']),
  ...kubernetes('rbac.authorization.k8s.io/v1', 'Cluster', ['ClusterRole', 'ClusterRoleBinding']),
  ...kubernetes('scheduling.k8s.io/v1', 'Cluster', ['PriorityClass']),
  ...kubernetes('storage.k8s.io/v1', 'Cluster', ['StorageClass']),

  ...custom('gateway.networking.k8s.io/v1', 'Namespaced', {
    Gateway: 'gateways',
    GRPCRoute: 'grpcroutes',
    HTTPRoute: 'httproutes',
    ReferenceGrant: 'referencegrants',
    TLSRoute: 'tlsroutes',
  }),
  ...custom('gateway.networking.k8s.io/v1', 'Cluster', { GatewayClass: 'gatewayclasses' }),

  ...custom('networking.istio.io/v1', 'Namespaced', {
    DestinationRule: 'destinationrules',
    Gateway: 'gateways',
    ServiceEntry: 'serviceentries',
    Sidecar: 'sidecars',
    VirtualService: 'virtualservices',
    WorkloadEntry: 'workloadentries',
    WorkloadGroup: 'workloadgroups',
  }),
  ...custom('networking.istio.io/v1alpha3', 'Namespaced', { EnvoyFilter: 'envoyfilters' }),
  ...custom('security.istio.io/v1', 'Namespaced', {
    AuthorizationPolicy: 'authorizationpolicies',
    PeerAuthentication: 'peerauthentications',
    RequestAuthentication: 'requestauthentications',
  }),
  ...custom('telemetry.istio.io/v1', 'Namespaced', { Telemetry: 'telemetries' }),

  ...custom('external-secrets.io/v1', 'Namespaced', { ExternalSecret: 'externalsecrets' }),
  {
    ...customKind('external-secrets.io/v1', 'SecretStore', 'Namespaced', 'secretstores'),
    keep: { 'spec.provider': ['aws', 'vault', 'kubernetes', 'fake'] },
  },
  {
    ...customKind('external-secrets.io/v1', 'ClusterSecretStore', 'Cluster', 'clustersecretstores'),
    keep: { 'spec.provider': ['aws', 'vault', 'kubernetes', 'fake'] },
  },
  ...custom('cert-manager.io/v1', 'Namespaced', { Certificate: 'certificates' }),
  {
    ...customKind('cert-manager.io/v1', 'Issuer', 'Namespaced', 'issuers'),
    keep: issuerKeep(),
  },
  {
    ...customKind('cert-manager.io/v1', 'ClusterIssuer', 'Cluster', 'clusterissuers'),
    keep: issuerKeep(),
  },

  ...custom('keda.sh/v1alpha1', 'Namespaced', {
    ScaledObject: 'scaledobjects',
    TriggerAuthentication: 'triggerauthentications',
  }),
  ...custom('keda.sh/v1alpha1', 'Cluster', { ClusterTriggerAuthentication: 'clustertriggerauthentications' }),
  ...custom('autoscaling.k8s.io/v1', 'Namespaced', { VerticalPodAutoscaler: 'verticalpodautoscalers' }),
  ...custom('karpenter.sh/v1', 'Cluster', { NodePool: 'nodepools' }),
  ...custom('karpenter.k8s.aws/v1', 'Cluster', { EC2NodeClass: 'ec2nodeclasses' }),

  {
    ...customKind('argoproj.io/v1alpha1', 'Rollout', 'Namespaced', 'rollouts'),
    references: { 'spec.template': 'PodTemplateSpec' },
  },
  {
    ...customKind('argoproj.io/v1alpha1', 'AnalysisTemplate', 'Namespaced', 'analysistemplates'),
    keep: { 'spec.metrics[].provider': ['job', 'prometheus', 'web'] },
    references: { 'spec.metrics[].provider.job.spec': 'JobSpec' },
  },
  {
    ...customKind('argoproj.io/v1alpha1', 'Application', 'Namespaced', 'applications'),
    // `operation` starts a sync manually; it does not belong in git.
    keep: { '': ['apiVersion', 'kind', 'metadata', 'spec'] },
  },
  {
    ...customKind('argoproj.io/v1alpha1', 'ApplicationSet', 'Namespaced', 'applicationsets'),
    keep: {
      'spec.generators[]': ['clusters', 'git', 'list', 'matrix', 'merge', 'pullRequest', 'selector'],
      'spec.generators[].matrix.generators[]': ['clusters', 'git', 'list', 'pullRequest', 'selector'],
      'spec.generators[].merge.generators[]': ['clusters', 'git', 'list', 'pullRequest', 'selector'],
      'spec.generators[].pullRequest': pullRequestKeep(),
      'spec.generators[].matrix.generators[].pullRequest': pullRequestKeep(),
      'spec.generators[].merge.generators[].pullRequest': pullRequestKeep(),
    },
  },
  ...custom('argoproj.io/v1alpha1', 'Namespaced', { AppProject: 'appprojects' }),

  ...custom('monitoring.coreos.com/v1', 'Namespaced', {
    PodMonitor: 'podmonitors',
    Probe: 'probes',
    PrometheusRule: 'prometheusrules',
    ServiceMonitor: 'servicemonitors',
  }),
  {
    ...customKind('monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig', 'Namespaced', 'alertmanagerconfigs'),
    keep: {
      'spec.receivers[]': ['name', 'emailConfigs', 'pagerdutyConfigs', 'slackConfigs', 'snsConfigs', 'webhookConfigs'],
    },
    recurs: { 'spec.route.routes[]': 'spec.route' },
  },

  ...custom('velero.io/v1', 'Namespaced', {
    Backup: 'backups',
    BackupStorageLocation: 'backupstoragelocations',
    Schedule: 'schedules',
    VolumeSnapshotLocation: 'volumesnapshotlocations',
  }),
  ...custom('postgresql.cnpg.io/v1', 'Namespaced', { Cluster: 'clusters', ScheduledBackup: 'scheduledbackups' }),
  {
    ...customKind('postgresql.cnpg.io/v1', 'Pooler', 'Namespaced', 'poolers'),
    references: { 'spec.template': 'PodTemplateSpec' },
  },
  ...custom('barmancloud.cnpg.io/v1', 'Namespaced', { ObjectStore: 'objectstores' }),
  ...custom('kafka.strimzi.io/v1', 'Namespaced', {
    Kafka: 'kafkas',
    KafkaNodePool: 'kafkanodepools',
    KafkaTopic: 'kafkatopics',
    KafkaUser: 'kafkausers',
  }),
  {
    ...customKind('ray.io/v1', 'RayCluster', 'Namespaced', 'rayclusters'),
    references: rayTemplates('spec'),
  },
  {
    ...customKind('ray.io/v1', 'RayJob', 'Namespaced', 'rayjobs'),
    references: { ...rayTemplates('spec.rayClusterSpec'), 'spec.submitterPodTemplate': 'PodTemplateSpec' },
  },
  {
    ...customKind('ray.io/v1', 'RayService', 'Namespaced', 'rayservices'),
    references: rayTemplates('spec.rayClusterConfig'),
  },

  ...custom('eks.services.k8s.aws/v1alpha1', 'Namespaced', { PodIdentityAssociation: 'podidentityassociations' }),
  ...custom('elasticache.services.k8s.aws/v1alpha1', 'Namespaced', {
    CacheSubnetGroup: 'cachesubnetgroups',
    ReplicationGroup: 'replicationgroups',
  }),
  ...custom('iam.services.k8s.aws/v1alpha1', 'Namespaced', { Policy: 'policies', Role: 'roles' }),
  ...custom('kafka.services.k8s.aws/v1alpha1', 'Namespaced', { Cluster: 'clusters', Configuration: 'configurations' }),
  ...custom('kms.services.k8s.aws/v1alpha1', 'Namespaced', { Key: 'keys' }),
  ...custom('mq.services.k8s.aws/v1alpha1', 'Namespaced', { Broker: 'brokers' }),
  ...custom('rds.services.k8s.aws/v1alpha1', 'Namespaced', {
    DBCluster: 'dbclusters',
    DBClusterParameterGroup: 'dbclusterparametergroups',
    DBInstance: 'dbinstances',
    DBParameterGroup: 'dbparametergroups',
    DBSubnetGroup: 'dbsubnetgroups',
    GlobalCluster: 'globalclusters',
  }),
  ...custom('s3.services.k8s.aws/v1alpha1', 'Namespaced', { Bucket: 'buckets' }),

  {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    scope: 'Configuration',
    source: 'eksctl.io_v1alpha5_ClusterConfig.json',
  },
  {
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    kind: 'Cluster',
    scope: 'Configuration',
    source: 'kind.x-k8s.io_v1alpha4_Cluster.json',
  },
];

/** By Kubernetes definition, fields that are not rendered: superseded, alpha, or set by the cluster. */
export const kubernetesDrop: Readonly<Record<string, Dropped>> = {
  PersistentVolumeClaim: { refused: ['status'] },
  PersistentVolume: { refused: ['status'] },
  PersistentVolumeSpec: {
    unread: [
      ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume', 'flocker'],
      ...['gcePersistentDisk', 'glusterfs', 'iscsi', 'photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd'],
      ...['scaleIO', 'storageos', 'vsphereVolume'],
    ],
  },
  // Ephemeral containers are for debugging, through a subresource.
  PodSpec: { refused: ['ephemeralContainers'] },
  Volume: {
    unread: [
      ...['awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'fc', 'flexVolume', 'flocker'],
      ...['gcePersistentDisk', 'gitRepo', 'glusterfs', 'iscsi', 'photonPersistentDisk', 'portworxVolume', 'quobyte'],
      ...['rbd', 'scaleIO', 'storageos', 'vsphereVolume'],
    ],
  },
};

interface Dropped {
  /** Fields that nobody may write. */
  readonly refused?: readonly string[];
  /** Fields that Strata does not render; in other manifests their values are accepted unchecked. */
  readonly unread?: readonly string[];
}

/**
 * The API group of an apiVersion, which is the name of its schema file; `kubernetes` for all of Kubernetes' own groups.
 */
export function groupOf({ apiVersion, source }: Kind): string {
  return source === 'kubernetes' ? 'kubernetes' : apiVersion.replace(/\/.*/, '');
}

/** Where the schema of a kind stands: `keda.sh.json#/$defs/ScaledObject`. */
export function referenceOf(kind: Kind): string {
  return `${groupOf(kind)}.json#/$defs/${kind.definition ?? kind.kind}`;
}

function kubernetes(apiVersion: string, scope: Kind['scope'], names: readonly string[]): Kind[] {
  return names.map((kind) => ({ apiVersion, kind, scope, source: 'kubernetes' }));
}

function custom(apiVersion: string, scope: Kind['scope'], plurals: Readonly<Record<string, string>>): Kind[] {
  return Object.entries(plurals).map(([kind, plural]) => customKind(apiVersion, kind, scope, plural));
}

function customKind(apiVersion: string, kind: string, scope: Kind['scope'], plural: string): Kind {
  return { apiVersion, kind, scope, source: `${apiVersion.replace(/\/.*/, '')}_${plural}.yaml` };
}

/** The templates of a Ray cluster, which stands in several kinds. */
function rayTemplates(at: string): Readonly<Record<string, string>> {
  return {
    [`${at}.headGroupSpec.template`]: 'PodTemplateSpec',
    [`${at}.workerGroupSpecs[].template`]: 'PodTemplateSpec',
  };
}

function issuerKeep(): Record<string, string[]> {
  return {
    'spec.acme.solvers[].dns01': ['cnameStrategy', 'route53'],
    'spec.acme.solvers[].http01.ingress': ['class', 'ingressClassName', 'ingressTemplate', 'name', 'serviceType'],
    'spec.acme.solvers[].http01.gatewayHTTPRoute': ['labels', 'parentRefs', 'serviceType'],
  };
}

function pullRequestKeep(): string[] {
  return ['continueOnRepoNotFoundError', 'filters', 'github', 'requeueAfterSeconds', 'template', 'values'];
}
