// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Affinity {
  nodeAffinity?: {
    preferredDuringSchedulingIgnoredDuringExecution?: Array<{
      preference?: Preference;
      weight?: number;
    }>;
    requiredDuringSchedulingIgnoredDuringExecution?: {
      nodeSelectorTerms?: Array<Preference>;
    };
  };
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAffinity;
}

export interface ApiService {
  ipFamilies?: Array<'IPv4' | 'IPv6'>;
  ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
  metadata?: Metadata;
}

export interface AppArmorProfile {
  localhostProfile?: string;
  type?: string;
}

export interface ClientsCa {
  certificateExpirationPolicy?: 'renew-certificate' | 'replace-key';
  generateCertificateAuthority?: boolean;
  generateSecretOwnerReference?: boolean;
  renewalDays?: number;
  validityDays?: number;
}

export interface ConfigMap {
  defaultMode?: number;
  items?: Array<{
    key?: string;
    mode?: number;
    path?: string;
  }>;
  name?: string;
  optional?: boolean;
}

export interface CruiseControlContainer {
  env?: Array<{
    name?: string;
    value?: string;
    valueFrom?: {
      configMapKeyRef?: SecretKeyRef;
      secretKeyRef?: SecretKeyRef;
    };
  }>;
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
  volumeMounts?: Array<{
    mountPath?: string;
    mountPropagation?: string;
    name?: string;
    readOnly?: boolean;
    recursiveReadOnly?: string;
    subPath?: string;
    subPathExpr?: string;
  }>;
}

export interface Deployment {
  deploymentStrategy?: 'RollingUpdate' | 'Recreate';
  metadata?: Metadata;
}

export interface DnsConfig {
  nameservers?: Array<string>;
  options?: Array<{
    name?: string;
    value?: string;
  }>;
  searches?: Array<string>;
}

export interface JvmOptions {
  '-XX'?: Record<string, string>;
  '-Xms'?: string;
  '-Xmx'?: string;
  gcLoggingEnabled?: boolean;
  javaSystemProperties?: Array<{
    name?: string;
    value?: string;
  }>;
}

export interface Kafka {
  apiVersion: 'kafka.strimzi.io/v1';
  kind: 'Kafka';
  metadata: NamespacedMetadata;
  spec: KafkaSpec;
}

export interface KafkaNodePool {
  apiVersion: 'kafka.strimzi.io/v1';
  kind: 'KafkaNodePool';
  metadata: NamespacedMetadata;
  spec: KafkaNodePoolSpec;
}

export interface KafkaNodePoolSpec {
  jvmOptions?: JvmOptions;
  replicas: number;
  resources?: Resources;
  roles: Array<'controller' | 'broker'>;
  storage: {
    class?: string;
    deleteClaim?: boolean;
    id?: number;
    kraftMetadata?: 'shared';
    selector?: Record<string, string>;
    size?: string;
    sizeLimit?: string;
    type: 'ephemeral' | 'persistent-claim' | 'jbod';
    volumeAttributesClass?: string;
    volumes?: Array<{
      class?: string;
      deleteClaim?: boolean;
      id?: number;
      kraftMetadata?: 'shared';
      selector?: Record<string, string>;
      size?: string;
      sizeLimit?: string;
      type: 'ephemeral' | 'persistent-claim';
      volumeAttributesClass?: string;
    }>;
  };
  template?: {
    initContainer?: CruiseControlContainer;
    kafkaContainer?: CruiseControlContainer;
    perPodIngress?: ServiceAccount;
    perPodRoute?: ServiceAccount;
    perPodService?: ServiceAccount;
    persistentVolumeClaim?: ServiceAccount;
    pod?: TemplatePod;
    podSet?: ServiceAccount;
  };
}

export interface KafkaSpec {
  clientsCa?: ClientsCa;
  clusterCa?: ClientsCa;
  cruiseControl?: {
    apiUsers?: {
      type: 'hashLoginService';
      valueFrom: ValueFrom;
    };
    autoRebalance?: Array<{
      mode: 'add-brokers' | 'remove-brokers';
      template?: {
        name?: string;
      };
    }>;
    brokerCapacity?: {
      cpu?: string;
      inboundNetwork?: string;
      outboundNetwork?: string;
      overrides?: Array<{
        brokers: Array<number>;
        cpu?: string;
        inboundNetwork?: string;
        outboundNetwork?: string;
      }>;
    };
    config?: Record<string, unknown>;
    image?: string;
    jvmOptions?: JvmOptions;
    livenessProbe?: LivenessProbe;
    logging?: Logging;
    metricsConfig?: {
      type: 'jmxPrometheusExporter' | 'strimziMetricsReporter';
      valueFrom?: LoggingValueFrom;
      values?: {
        allowList?: Array<string>;
      };
    };
    readinessProbe?: LivenessProbe;
    resources?: Resources;
    template?: {
      apiService?: ApiService;
      cruiseControlContainer?: CruiseControlContainer;
      deployment?: Deployment;
      pod?: Pod;
      podDisruptionBudget?: PodDisruptionBudget;
      serviceAccount?: ServiceAccount;
    };
  };
  entityOperator?: {
    template?: {
      deployment?: Deployment;
      entityOperatorRole?: ServiceAccount;
      pod?: Pod;
      podDisruptionBudget?: PodDisruptionBudget;
      serviceAccount?: ServiceAccount;
      topicOperatorContainer?: CruiseControlContainer;
      topicOperatorRoleBinding?: ServiceAccount;
      userOperatorContainer?: CruiseControlContainer;
      userOperatorRoleBinding?: ServiceAccount;
    };
    topicOperator?: {
      image?: string;
      jvmOptions?: JvmOptions;
      livenessProbe?: LivenessProbe;
      logging?: Logging;
      readinessProbe?: LivenessProbe;
      reconciliationIntervalMs?: number;
      resources?: Resources;
      startupProbe?: LivenessProbe;
      watchedNamespace?: string;
    };
    userOperator?: {
      image?: string;
      jvmOptions?: JvmOptions;
      livenessProbe?: LivenessProbe;
      logging?: Logging;
      readinessProbe?: LivenessProbe;
      reconciliationIntervalMs?: number;
      resources?: Resources;
      secretPrefix?: string;
      watchedNamespace?: string;
    };
  };
  kafka: {
    authorization?: {
      authorizerClass?: string;
      superUsers?: Array<string>;
      supportsAdminApi?: boolean;
      type: 'simple' | 'custom';
    };
    brokerRackInitImage?: string;
    config?: Record<string, unknown>;
    image?: string;
    jmxOptions?: {
      authentication?: {
        type: 'password';
      };
    };
    jvmOptions?: JvmOptions;
    listeners: Array<{
      authentication?: {
        listenerConfig?: Record<string, unknown>;
        sasl?: boolean;
        type: 'tls' | 'scram-sha-512' | 'custom';
      };
      configuration?: {
        advertisedHostTemplate?: string;
        advertisedPortTemplate?: string;
        allocateLoadBalancerNodePorts?: boolean;
        bootstrap?: {
          alternativeNames?: Array<string>;
          annotations?: Record<string, string>;
          externalIPs?: Array<string>;
          host?: string;
          labels?: Record<string, string>;
          loadBalancerIP?: string;
          nodePort?: number;
        };
        brokerCertChainAndKey?: {
          certificate: string;
          key: string;
          secretName: string;
        };
        brokers?: Array<{
          advertisedHost?: string;
          advertisedPort?: number;
          annotations?: Record<string, string>;
          broker: number;
          externalIPs?: Array<string>;
          host?: string;
          labels?: Record<string, string>;
          loadBalancerIP?: string;
          nodePort?: number;
        }>;
        class?: string;
        createBootstrapService?: boolean;
        externalTrafficPolicy?: 'Local' | 'Cluster';
        finalizers?: Array<string>;
        hostTemplate?: string;
        ipFamilies?: Array<'IPv4' | 'IPv6'>;
        ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack';
        loadBalancerSourceRanges?: Array<string>;
        maxConnectionCreationRate?: number;
        maxConnections?: number;
        parentRefs?: Array<{
          group?: string;
          kind?: string;
          name?: string;
          namespace?: string;
          port?: number;
          sectionName?: string;
        }>;
        perBrokerAnnotationsTemplate?: Record<string, string>;
        perBrokerLabelsTemplate?: Record<string, string>;
        preferredNodePortAddressType?: 'ExternalIP' | 'ExternalDNS' | 'InternalIP' | 'InternalDNS' | 'Hostname';
        publishNotReadyAddresses?: boolean;
        useServiceDnsDomain?: boolean;
      };
      name: string;
      networkPolicyPeers?: Array<{
        ipBlock?: {
          cidr?: string;
          except?: Array<string>;
        };
        namespaceSelector?: LabelSelector;
        podSelector?: LabelSelector;
      }>;
      port: number;
      tls: boolean;
      type: 'internal' | 'route' | 'tlsroute' | 'loadbalancer' | 'nodeport' | 'ingress' | 'cluster-ip';
    }>;
    livenessProbe?: LivenessProbe;
    logging?: Logging;
    metadataVersion?: string;
    metricsConfig?: {
      type: 'jmxPrometheusExporter' | 'strimziMetricsReporter';
      valueFrom?: LoggingValueFrom;
      values?: {
        allowList?: Array<string>;
      };
    };
    quotas?: {
      consumerByteRate?: number;
      controllerMutationRate?: number;
      excludedPrincipals?: Array<string>;
      minAvailableBytesPerVolume?: number;
      minAvailableRatioPerVolume?: number;
      producerByteRate?: number;
      requestPercentage?: number;
      type: 'kafka' | 'strimzi';
    };
    rack?: {
      envVarName?: string;
      topologyKey?: string;
      type?: 'topology-label' | 'environment-variable';
    };
    readinessProbe?: LivenessProbe;
    template?: {
      bootstrapService?: ApiService;
      brokersService?: ApiService;
      clusterCaCert?: ServiceAccount;
      clusterRoleBinding?: ServiceAccount;
      externalBootstrapIngress?: ServiceAccount;
      externalBootstrapRoute?: ServiceAccount;
      externalBootstrapService?: ServiceAccount;
      initContainer?: CruiseControlContainer;
      jmxSecret?: ServiceAccount;
      kafkaContainer?: CruiseControlContainer;
      perPodIngress?: ServiceAccount;
      perPodRoute?: ServiceAccount;
      perPodService?: ServiceAccount;
      persistentVolumeClaim?: ServiceAccount;
      pod?: TemplatePod;
      podDisruptionBudget?: PodDisruptionBudget;
      podSet?: ServiceAccount;
      serviceAccount?: ServiceAccount;
    };
    tieredStorage?: {
      remoteStorageManager?: {
        className?: string;
        classPath?: string;
        config?: Record<string, string>;
      };
      type: 'custom';
    };
    version?: string;
  };
  kafkaExporter?: {
    enableSaramaLogging?: boolean;
    groupExcludeRegex?: string;
    groupRegex?: string;
    image?: string;
    livenessProbe?: LivenessProbe;
    logging?: string;
    readinessProbe?: LivenessProbe;
    resources?: Resources;
    showAllOffsets?: boolean;
    template?: {
      container?: CruiseControlContainer;
      deployment?: Deployment;
      pod?: Pod;
      podDisruptionBudget?: PodDisruptionBudget;
      serviceAccount?: ServiceAccount;
    };
    topicExcludeRegex?: string;
    topicRegex?: string;
  };
  maintenanceTimeWindows?: Array<string>;
}

export interface KafkaTopic {
  apiVersion: 'kafka.strimzi.io/v1';
  kind: 'KafkaTopic';
  metadata: NamespacedMetadata;
  spec: KafkaTopicSpec;
}

export interface KafkaTopicSpec {
  config?: Record<string, unknown>;
  partitions?: number;
  replicas?: number;
  topicName?: string;
}

export interface KafkaUser {
  apiVersion: 'kafka.strimzi.io/v1';
  kind: 'KafkaUser';
  metadata: NamespacedMetadata;
  spec: KafkaUserSpec;
}

export interface KafkaUserSpec {
  authentication?: {
    password?: {
      valueFrom: ValueFrom;
    };
    renewalDays?: number;
    type: 'tls' | 'tls-external' | 'scram-sha-512';
    validityDays?: number;
  };
  authorization?: {
    acls: Array<{
      host?: string;
      operations: Array<
        | 'Read'
        | 'Write'
        | 'Create'
        | 'Delete'
        | 'Alter'
        | 'Describe'
        | 'ClusterAction'
        | 'AlterConfigs'
        | 'DescribeConfigs'
        | 'IdempotentWrite'
        | 'All'
      >;
      resource: {
        name?: string;
        patternType?: 'literal' | 'prefix';
        type: 'topic' | 'group' | 'cluster' | 'transactionalId';
      };
      type?: 'allow' | 'deny';
    }>;
    type: 'simple';
  };
  quotas?: {
    consumerByteRate?: number;
    controllerMutationRate?: number;
    producerByteRate?: number;
    requestPercentage?: number;
  };
  template?: {
    secret?: ServiceAccount;
  };
}

export interface LabelSelector {
  matchExpressions?: Array<{
    key?: string;
    operator?: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface LivenessProbe {
  failureThreshold?: number;
  initialDelaySeconds?: number;
  periodSeconds?: number;
  successThreshold?: number;
  timeoutSeconds?: number;
}

export interface Logging {
  loggers?: Record<string, string>;
  type: 'inline' | 'external';
  valueFrom?: LoggingValueFrom;
}

export interface LoggingValueFrom {
  configMapKeyRef?: SecretKeyRef;
}

export interface Metadata {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export interface PersistentVolumeClaim {
  claimName?: string;
  readOnly?: boolean;
}

export interface Pod {
  affinity?: Affinity;
  dnsConfig?: DnsConfig;
  dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  enableServiceLinks?: boolean;
  hostAliases?: Array<{
    hostnames?: Array<string>;
    ip?: string;
  }>;
  hostUsers?: boolean;
  imagePullSecrets?: Array<{
    name?: string;
  }>;
  metadata?: Metadata;
  priorityClassName?: string;
  schedulerName?: string;
  securityContext?: SecurityContext;
  terminationGracePeriodSeconds?: number;
  tmpDirSizeLimit?: string;
  tolerations?: Array<{
    effect?: string;
    key?: string;
    operator?: string;
    tolerationSeconds?: number;
    value?: string;
  }>;
  topologySpreadConstraints?: Array<{
    labelSelector?: LabelSelector;
    matchLabelKeys?: Array<string>;
    maxSkew?: number;
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
    topologyKey?: string;
    whenUnsatisfiable?: string;
  }>;
  volumes?: Array<{
    configMap?: ConfigMap;
    csi?: {
      driver?: string;
      fsType?: string;
      nodePublishSecretRef?: {
        name?: string;
      };
      readOnly?: boolean;
      volumeAttributes?: Record<string, string>;
    };
    emptyDir?: {
      medium?: 'Memory';
      sizeLimit?: string;
    };
    image?: {
      pullPolicy?: string;
      reference?: string;
    };
    name?: string;
    persistentVolumeClaim?: PersistentVolumeClaim;
    secret?: Secret;
  }>;
}

export interface PodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: Array<{
    podAffinityTerm?: PodAffinityTerm;
    weight?: number;
  }>;
  requiredDuringSchedulingIgnoredDuringExecution?: Array<PodAffinityTerm>;
}

export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  matchLabelKeys?: Array<string>;
  mismatchLabelKeys?: Array<string>;
  namespaceSelector?: LabelSelector;
  namespaces?: Array<string>;
  topologyKey?: string;
}

export interface PodDisruptionBudget {
  maxUnavailable?: number;
  metadata?: Metadata;
}

export interface Preference {
  matchExpressions?: Array<{
    key?: string;
    operator?: string;
    values?: Array<string>;
  }>;
  matchFields?: Array<{
    key?: string;
    operator?: string;
    values?: Array<string>;
  }>;
}

export interface Resources {
  claims?: Array<{
    name?: string;
    request?: string;
  }>;
  limits?: Record<string, number | string>;
  requests?: Record<string, number | string>;
}

export interface SeLinuxOptions {
  level?: string;
  role?: string;
  type?: string;
  user?: string;
}

export interface Secret {
  defaultMode?: number;
  items?: Array<{
    key?: string;
    mode?: number;
    path?: string;
  }>;
  optional?: boolean;
  secretName?: string;
}

export interface SecretKeyRef {
  key?: string;
  name?: string;
  optional?: boolean;
}

export interface SecurityContext {
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
    name?: string;
    value?: string;
  }>;
  windowsOptions?: WindowsOptions;
}

export interface ServiceAccount {
  metadata?: Metadata;
}

export interface TemplatePod {
  affinity?: Affinity;
  dnsConfig?: DnsConfig;
  dnsPolicy?: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  enableServiceLinks?: boolean;
  hostAliases?: Array<{
    hostnames?: Array<string>;
    ip?: string;
  }>;
  hostUsers?: boolean;
  imagePullSecrets?: Array<{
    name?: string;
  }>;
  metadata?: Metadata;
  priorityClassName?: string;
  schedulerName?: string;
  securityContext?: SecurityContext;
  templatedVolumes?: Array<{
    configMap?: ConfigMap;
    name?: string;
    persistentVolumeClaim?: PersistentVolumeClaim;
    secret?: Secret;
  }>;
  terminationGracePeriodSeconds?: number;
  tmpDirSizeLimit?: string;
  tolerations?: Array<{
    effect?: string;
    key?: string;
    operator?: string;
    tolerationSeconds?: number;
    value?: string;
  }>;
  topologySpreadConstraints?: Array<{
    labelSelector?: LabelSelector;
    matchLabelKeys?: Array<string>;
    maxSkew?: number;
    minDomains?: number;
    nodeAffinityPolicy?: string;
    nodeTaintsPolicy?: string;
    topologyKey?: string;
    whenUnsatisfiable?: string;
  }>;
  volumes?: Array<{
    configMap?: ConfigMap;
    csi?: {
      driver?: string;
      fsType?: string;
      nodePublishSecretRef?: {
        name?: string;
      };
      readOnly?: boolean;
      volumeAttributes?: Record<string, string>;
    };
    emptyDir?: {
      medium?: 'Memory';
      sizeLimit?: string;
    };
    image?: {
      pullPolicy?: string;
      reference?: string;
    };
    name?: string;
    persistentVolumeClaim?: PersistentVolumeClaim;
    secret?: Secret;
  }>;
}

export interface ValueFrom {
  secretKeyRef?: SecretKeyRef;
}

export interface WindowsOptions {
  gmsaCredentialSpec?: string;
  gmsaCredentialSpecName?: string;
  hostProcess?: boolean;
  runAsUserName?: string;
}
