// Made by `npm run import`.

import type { NamespacedMetadata, PodTemplateSpec } from '../kubernetes.ts';

export interface AdditionalPodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: Array<{
    podAffinityTerm: PodAffinityTerm;
    weight: number;
  }>;
  requiredDuringSchedulingIgnoredDuringExecution?: Array<PodAffinityTerm>;
}

export interface AppArmorProfile {
  localhostProfile?: string;
  type: string;
}

export interface BarmanObjectStore {
  azureCredentials?: {
    connectionString?: ConnectionString;
    inheritFromAzureAD?: boolean;
    storageAccount?: ConnectionString;
    storageKey?: ConnectionString;
    storageSasToken?: ConnectionString;
    useDefaultAzureCredentials?: boolean;
  };
  data?: {
    additionalCommandArgs?: Array<string>;
    compression?: 'bzip2' | 'gzip' | 'lz4' | 'snappy';
    encryption?: 'AES256' | 'aws:kms';
    immediateCheckpoint?: boolean;
    jobs?: number;
    restoreAdditionalCommandArgs?: Array<string>;
  };
  destinationPath: string;
  endpointCA?: ConnectionString;
  endpointURL?: string;
  googleCredentials?: {
    applicationCredentials?: ConnectionString;
    gkeEnvironment?: boolean;
  };
  historyTags?: Record<string, string>;
  s3Credentials?: {
    accessKeyId?: ConnectionString;
    inheritFromIAMRole?: boolean;
    region?: ConnectionString;
    secretAccessKey?: ConnectionString;
    sessionToken?: ConnectionString;
  };
  serverName?: string;
  tags?: Record<string, string>;
  wal?: {
    archiveAdditionalCommandArgs?: Array<string>;
    compression?: 'bzip2' | 'gzip' | 'lz4' | 'snappy' | 'xz' | 'zstd';
    encryption?: 'AES256' | 'aws:kms';
    maxParallel?: number;
    restoreAdditionalCommandArgs?: Array<string>;
  };
}

export interface Cluster {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'Cluster';
  metadata: NamespacedMetadata;
  spec: ClusterSpec;
}

export interface ClusterSpec {
  affinity?: {
    additionalPodAffinity?: AdditionalPodAffinity;
    additionalPodAntiAffinity?: AdditionalPodAffinity;
    enablePodAntiAffinity?: boolean;
    nodeAffinity?: {
      preferredDuringSchedulingIgnoredDuringExecution?: Array<{
        preference: Preference;
        weight: number;
      }>;
      requiredDuringSchedulingIgnoredDuringExecution?: {
        nodeSelectorTerms: Array<Preference>;
      };
    };
    nodeSelector?: Record<string, string>;
    podAntiAffinityType?: string;
    tolerations?: Array<{
      effect?: string;
      key?: string;
      operator?: string;
      tolerationSeconds?: number;
      value?: string;
    }>;
    topologyKey?: string;
  };
  backup?: {
    barmanObjectStore?: BarmanObjectStore;
    retentionPolicy?: string;
    target?: 'primary' | 'prefer-standby';
    volumeSnapshot?: {
      annotations?: Record<string, string>;
      className?: string;
      labels?: Record<string, string>;
      online?: boolean;
      onlineConfiguration?: {
        immediateCheckpoint?: boolean;
        waitForArchive?: boolean;
      };
      snapshotOwnerReference?: 'none' | 'cluster' | 'backup';
      tablespaceClassName?: Record<string, string>;
      walClassName?: string;
    };
  };
  bootstrap?: {
    initdb?: {
      builtinLocale?: string;
      dataChecksums?: boolean;
      database?: string;
      encoding?: string;
      icuLocale?: string;
      icuRules?: string;
      import?: {
        databases: Array<string>;
        pgDumpExtraOptions?: Array<string>;
        pgRestoreDataOptions?: Array<string>;
        pgRestoreExtraOptions?: Array<string>;
        pgRestorePostdataOptions?: Array<string>;
        pgRestorePredataOptions?: Array<string>;
        postImportApplicationSQL?: Array<string>;
        roles?: Array<string>;
        schemaOnly?: boolean;
        source: {
          externalCluster: string;
        };
        type: 'microservice' | 'monolith';
      };
      locale?: string;
      localeCType?: string;
      localeCollate?: string;
      localeProvider?: string;
      options?: Array<string>;
      owner?: string;
      postInitApplicationSQL?: Array<string>;
      postInitApplicationSQLRefs?: PostInitApplicationSQLRefs;
      postInitSQL?: Array<string>;
      postInitSQLRefs?: PostInitApplicationSQLRefs;
      postInitTemplateSQL?: Array<string>;
      postInitTemplateSQLRefs?: PostInitApplicationSQLRefs;
      secret?: {
        name: string;
      };
      walSegmentSize?: number;
    };
    pg_basebackup?: {
      database?: string;
      owner?: string;
      secret?: {
        name: string;
      };
      source: string;
    };
    recovery?: {
      backup?: {
        endpointCA?: ConnectionString;
        name: string;
      };
      database?: string;
      owner?: string;
      recoveryTarget?: {
        backupID?: string;
        exclusive?: boolean;
        targetImmediate?: boolean;
        targetLSN?: string;
        targetName?: string;
        targetTLI?: string;
        targetTime?: string;
        targetXID?: string;
      };
      secret?: {
        name: string;
      };
      source?: string;
      volumeSnapshots?: {
        storage: Storage;
        tablespaceStorage?: Record<string, Storage>;
        walStorage?: Storage;
      };
    };
  };
  certificates?: {
    clientCASecret?: string;
    replicationTLSSecret?: string;
    serverAltDNSNames?: Array<string>;
    serverCASecret?: string;
    serverTLSSecret?: string;
  };
  description?: string;
  enablePDB?: boolean;
  enableSuperuserAccess?: boolean;
  env?: Array<{
    name: string;
    value?: string;
    valueFrom?: {
      configMapKeyRef?: ConfigMapKeyRef;
      fieldRef?: FieldRef;
      fileKeyRef?: {
        key: string;
        optional?: boolean;
        path: string;
        volumeName: string;
      };
      resourceFieldRef?: ResourceFieldRef;
      secretKeyRef?: ConfigMapKeyRef;
    };
  }>;
  envFrom?: Array<{
    configMapRef?: ConfigMapRef;
    prefix?: string;
    secretRef?: ConfigMapRef;
  }>;
  ephemeralVolumeSource?: {
    volumeClaimTemplate?: {
      metadata?: Record<string, unknown>;
      spec: Spec;
    };
  };
  ephemeralVolumesSizeLimit?: {
    shm?: number | string;
    temporaryData?: number | string;
  };
  externalClusters?: Array<{
    barmanObjectStore?: BarmanObjectStore;
    connectionParameters?: Record<string, string>;
    name: string;
    password?: ConfigMapKeyRef;
    plugin?: Plugin;
    sslCert?: ConfigMapKeyRef;
    sslKey?: ConfigMapKeyRef;
    sslRootCert?: ConfigMapKeyRef;
  }>;
  failoverDelay?: number;
  imageCatalogRef?: {
    apiGroup?: string;
    kind: string;
    major: number;
    name: string;
  };
  imageName?: string;
  imagePullPolicy?: string;
  imagePullSecrets?: Array<{
    name: string;
  }>;
  inheritedMetadata?: {
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
  };
  instances?: number;
  livenessProbeTimeout?: number;
  logLevel?: 'error' | 'warning' | 'info' | 'debug' | 'trace';
  managed?: {
    roles?: Array<{
      bypassrls?: boolean;
      comment?: string;
      connectionLimit?: number;
      createdb?: boolean;
      createrole?: boolean;
      disablePassword?: boolean;
      ensure?: 'present' | 'absent';
      inRoles?: Array<string>;
      inherit?: boolean;
      login?: boolean;
      name: string;
      passwordSecret?: {
        name: string;
      };
      replication?: boolean;
      superuser?: boolean;
      validUntil?: string;
    }>;
    services?: {
      additional?: Array<{
        selectorType: 'rw' | 'r' | 'ro';
        serviceTemplate: ServiceTemplate;
        updateStrategy?: 'patch' | 'replace';
      }>;
      disabledDefaultServices?: Array<'rw' | 'r' | 'ro'>;
    };
  };
  maxSyncReplicas?: number;
  minSyncReplicas?: number;
  monitoring?: {
    customQueriesConfigMap?: Array<ConnectionString>;
    customQueriesSecret?: Array<ConnectionString>;
    disableDefaultQueries?: boolean;
    enablePodMonitor?: boolean;
    metricsQueriesTTL?: string;
    podMonitorMetricRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    podMonitorRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    tls?: {
      enabled?: boolean;
    };
  };
  nodeMaintenanceWindow?: {
    inProgress?: boolean;
    reusePVC?: boolean;
  };
  plugins?: Array<Plugin>;
  podSecurityContext?: {
    appArmorProfile?: AppArmorProfile;
    fsGroup?: number;
    fsGroupChangePolicy?: string;
    runAsGroup?: number;
    runAsNonRoot?: boolean;
    runAsUser?: number;
    seLinuxChangePolicy?: string;
    seLinuxOptions?: SeLinuxOptions;
    seccompProfile?: AppArmorProfile;
    supplementalGroups?: Array<number>;
    supplementalGroupsPolicy?: string;
    sysctls?: Array<{
      name: string;
      value: string;
    }>;
    windowsOptions?: WindowsOptions;
  };
  podSelectorRefs?: Array<{
    name: string;
    selector: LabelSelector;
  }>;
  postgresGID?: number;
  postgresUID?: number;
  postgresql?: {
    enableAlterSystem?: boolean;
    extensions?: Array<{
      bin_path?: Array<string>;
      dynamic_library_path?: Array<string>;
      env?: Array<{
        name: string;
        value: string;
      }>;
      extension_control_path?: Array<string>;
      image?: {
        pullPolicy?: string;
        reference?: string;
      };
      ld_library_path?: Array<string>;
      name: string;
    }>;
    ldap?: {
      bindAsAuth?: {
        prefix?: string;
        suffix?: string;
      };
      bindSearchAuth?: {
        baseDN?: string;
        bindDN?: string;
        bindPassword?: ConfigMapKeyRef;
        searchAttribute?: string;
        searchFilter?: string;
      };
      port?: number;
      scheme?: 'ldap' | 'ldaps';
      server?: string;
      tls?: boolean;
    };
    parameters?: Record<string, string>;
    pg_hba?: Array<string>;
    pg_ident?: Array<string>;
    promotionTimeout?: number;
    shared_preload_libraries?: Array<string>;
    syncReplicaElectionConstraint?: {
      enabled: boolean;
      nodeLabelsAntiAffinity?: Array<string>;
    };
    synchronous?: {
      dataDurability?: 'required' | 'preferred';
      failoverQuorum?: boolean;
      maxStandbyNamesFromCluster?: number;
      method: 'any' | 'first';
      nodeFailureDomainKeys?: Array<string>;
      number: number;
      podFailureDomainKeys?: Array<string>;
      standbyNamesPost?: Array<string>;
      standbyNamesPre?: Array<string>;
    };
  };
  primaryLease?: {
    leaseDurationSeconds?: number;
    releasedLeaseDurationSeconds?: number;
    renewDeadlineSeconds?: number;
    retryPeriodSeconds?: number;
  };
  primaryUpdateMethod?: 'switchover' | 'restart';
  primaryUpdateStrategy?: 'unsupervised' | 'supervised';
  priorityClassName?: string;
  probes?: {
    liveness?: {
      failureThreshold?: number;
      initialDelaySeconds?: number;
      isolationCheck?: {
        connectionTimeout?: number;
        enabled?: boolean;
        requestTimeout?: number;
      };
      periodSeconds?: number;
      successThreshold?: number;
      terminationGracePeriodSeconds?: number;
      timeoutSeconds?: number;
    };
    readiness?: Readiness;
    startup?: Readiness;
  };
  projectedVolumeTemplate?: {
    defaultMode?: number;
    sources?: Array<{
      clusterTrustBundle?: {
        labelSelector?: LabelSelector;
        name?: string;
        optional?: boolean;
        path: string;
        signerName?: string;
      };
      configMap?: ConfigMap;
      downwardAPI?: {
        items?: Array<{
          fieldRef?: FieldRef;
          mode?: number;
          path: string;
          resourceFieldRef?: ResourceFieldRef;
        }>;
      };
      podCertificate?: {
        certificateChainPath?: string;
        credentialBundlePath?: string;
        keyPath?: string;
        keyType: string;
        maxExpirationSeconds?: number;
        signerName: string;
        userAnnotations?: Record<string, string>;
      };
      secret?: ConfigMap;
      serviceAccountToken?: {
        audience?: string;
        expirationSeconds?: number;
        path: string;
      };
    }>;
  };
  replica?: {
    enabled?: boolean;
    minApplyDelay?: string;
    primary?: string;
    promotionToken?: string;
    self?: string;
    source: string;
  };
  replicationSlots?: {
    highAvailability?: {
      enabled?: boolean;
      slotPrefix?: string;
      synchronizeLogicalDecoding?: boolean;
    };
    synchronizeReplicas?: {
      enabled?: boolean;
      excludePatterns?: Array<string>;
    };
    updateInterval?: number;
  };
  resources?: {
    claims?: Array<{
      name: string;
      request?: string;
    }>;
    limits?: Record<string, number | string>;
    requests?: Record<string, number | string>;
  };
  schedulerName?: string;
  seccompProfile?: AppArmorProfile;
  securityContext?: {
    allowPrivilegeEscalation?: boolean;
    appArmorProfile?: AppArmorProfile;
    capabilities?: {
      add?: Array<string>;
      drop?: Array<string>;
    };
    privileged?: boolean;
    procMount?: string;
    readOnlyRootFilesystem?: boolean;
    runAsGroup?: number;
    runAsNonRoot?: boolean;
    runAsUser?: number;
    seLinuxOptions?: SeLinuxOptions;
    seccompProfile?: AppArmorProfile;
    windowsOptions?: WindowsOptions;
  };
  serviceAccountName?: string;
  serviceAccountTemplate?: {
    metadata: Metadata;
  };
  smartShutdownTimeout?: number;
  startDelay?: number;
  stopDelay?: number;
  storage?: SpecStorage;
  superuserSecret?: {
    name: string;
  };
  switchoverDelay?: number;
  tablespaces?: Array<{
    name: string;
    owner?: {
      name?: string;
    };
    storage: SpecStorage;
    temporary?: boolean;
  }>;
  topologySpreadConstraints?: Array<{
    labelSelector?: LabelSelector;
    matchLabelKeys?: Array<string>;
    maxSkew: number;
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
    topologyKey: string;
    whenUnsatisfiable: string;
  }>;
  walStorage?: SpecStorage;
}

export interface ConfigMap {
  items?: Array<{
    key: string;
    mode?: number;
    path: string;
  }>;
  name?: string;
  optional?: boolean;
}

export interface ConfigMapKeyRef {
  key: string;
  name?: string;
  optional?: boolean;
}

export interface ConfigMapRef {
  name?: string;
  optional?: boolean;
}

export interface ConnectionString {
  key: string;
  name: string;
}

export interface FieldRef {
  apiVersion?: string;
  fieldPath: string;
}

export interface LabelSelector {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface Metadata {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  name?: string;
}

export interface Plugin {
  enabled?: boolean;
  isWALArchiver?: boolean;
  name: string;
  parameters?: Record<string, string>;
}

export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  matchLabelKeys?: Array<string>;
  mismatchLabelKeys?: Array<string>;
  namespaceSelector?: LabelSelector;
  namespaces?: Array<string>;
  topologyKey: string;
}

export interface Pooler {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'Pooler';
  metadata: NamespacedMetadata;
  spec: PoolerSpec;
}

export interface PoolerSpec {
  cluster: SpecCluster;
  deploymentStrategy?: {
    rollingUpdate?: {
      maxSurge?: number | string;
      maxUnavailable?: number | string;
    };
    type?: string;
  };
  instances?: number;
  monitoring?: {
    enablePodMonitor?: boolean;
    podMonitorMetricRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    podMonitorRelabelings?: Array<{
      action?:
        | 'replace'
        | 'Replace'
        | 'keep'
        | 'Keep'
        | 'drop'
        | 'Drop'
        | 'hashmod'
        | 'HashMod'
        | 'labelmap'
        | 'LabelMap'
        | 'labeldrop'
        | 'LabelDrop'
        | 'labelkeep'
        | 'LabelKeep'
        | 'lowercase'
        | 'Lowercase'
        | 'uppercase'
        | 'Uppercase'
        | 'keepequal'
        | 'KeepEqual'
        | 'dropequal'
        | 'DropEqual';
      modulus?: number;
      regex?: string;
      replacement?: string;
      separator?: string;
      sourceLabels?: Array<string>;
      targetLabel?: string;
    }>;
    tls?: {
      enabled?: boolean;
    };
  };
  pgbouncer: {
    authQuery?: string;
    authQuerySecret?: {
      name: string;
    };
    clientCASecret?: {
      name: string;
    };
    clientTLSSecret?: {
      name: string;
    };
    image?: string;
    imageCatalogRef?: {
      apiGroup?: string;
      key: string;
      kind: string;
      name: string;
    };
    parameters?: Record<string, string>;
    paused?: boolean;
    pg_hba?: Array<string>;
    poolMode?: 'session' | 'transaction';
    serverCASecret?: {
      name: string;
    };
    serverTLSSecret?: {
      name: string;
    };
  };
  serviceAccountName?: string;
  serviceTemplate?: ServiceTemplate;
  template?: PodTemplateSpec;
  type?: 'rw' | 'ro' | 'r';
}

export interface PostInitApplicationSQLRefs {
  configMapRefs?: Array<ConnectionString>;
  secretRefs?: Array<ConnectionString>;
}

export interface Preference {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchFields?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
}

export interface Readiness {
  failureThreshold?: number;
  initialDelaySeconds?: number;
  maximumLag?: number | string;
  periodSeconds?: number;
  successThreshold?: number;
  terminationGracePeriodSeconds?: number;
  timeoutSeconds?: number;
  type?: 'pg_isready' | 'streaming' | 'query';
}

export interface ResourceFieldRef {
  containerName?: string;
  divisor?: number | string;
  resource: string;
}

export interface ScheduledBackup {
  apiVersion: 'postgresql.cnpg.io/v1';
  kind: 'ScheduledBackup';
  metadata: NamespacedMetadata;
  spec: ScheduledBackupSpec;
}

export interface ScheduledBackupSpec {
  backupOwnerReference?: 'none' | 'self' | 'cluster';
  cluster: SpecCluster;
  immediate?: boolean;
  method?: 'barmanObjectStore' | 'volumeSnapshot' | 'plugin';
  online?: boolean;
  onlineConfiguration?: {
    immediateCheckpoint?: boolean;
    waitForArchive?: boolean;
  };
  pluginConfiguration?: {
    name: string;
    parameters?: Record<string, string>;
  };
  schedule: string;
  suspend?: boolean;
  target?: 'primary' | 'prefer-standby';
}

export interface SeLinuxOptions {
  level?: string;
  role?: string;
  type?: string;
  user?: string;
}

export interface ServiceTemplate {
  metadata?: Metadata;
  spec?: {
    allocateLoadBalancerNodePorts?: boolean;
    clusterIP?: string;
    clusterIPs?: Array<string>;
    externalIPs?: Array<string>;
    externalName?: string;
    externalTrafficPolicy?: string;
    healthCheckNodePort?: number;
    internalTrafficPolicy?: string;
    ipFamilies?: Array<string>;
    ipFamilyPolicy?: string;
    loadBalancerClass?: string;
    loadBalancerIP?: string;
    loadBalancerSourceRanges?: Array<string>;
    ports?: Array<{
      appProtocol?: string;
      name?: string;
      nodePort?: number;
      port: number;
      protocol?: string;
      targetPort?: number | string;
    }>;
    publishNotReadyAddresses?: boolean;
    selector?: Record<string, string>;
    sessionAffinity?: string;
    sessionAffinityConfig?: {
      clientIP?: {
        timeoutSeconds?: number;
      };
    };
    trafficDistribution?: string;
    type?: string;
  };
}

export interface Spec {
  accessModes?: Array<string>;
  dataSource?: Storage;
  dataSourceRef?: {
    apiGroup?: string;
    kind: string;
    name: string;
    namespace?: string;
  };
  resources?: {
    limits?: Record<string, number | string>;
    requests?: Record<string, number | string>;
  };
  selector?: LabelSelector;
  storageClassName?: string;
  volumeAttributesClassName?: string;
  volumeMode?: string;
  volumeName?: string;
}

export interface SpecCluster {
  name: string;
}

export interface SpecStorage {
  pvcTemplate?: Spec;
  resizeInUseVolumes?: boolean;
  size?: string;
  storageClass?: string;
}

export interface Storage {
  apiGroup?: string;
  kind: string;
  name: string;
}

export interface WindowsOptions {
  gmsaCredentialSpec?: string;
  gmsaCredentialSpecName?: string;
  hostProcess?: boolean;
  runAsUserName?: string;
}
