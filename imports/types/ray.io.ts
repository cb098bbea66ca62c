// Made by `npm run import`.

import type { NamespacedMetadata, PodTemplateSpec } from '../kubernetes.ts';

export interface AppArmorProfile {
  localhostProfile?: string;
  type: string;
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

export interface Head {
  egressRules?: Array<{
    ports?: Array<{
      endPort?: number;
      port?: number | string;
      protocol?: string;
    }>;
    to?: Array<{
      ipBlock?: {
        cidr: string;
        except?: Array<string>;
      };
      namespaceSelector?: NamespaceSelector;
      podSelector?: NamespaceSelector;
    }>;
  }>;
  ingressRules?: Array<{
    from?: Array<{
      ipBlock?: {
        cidr: string;
        except?: Array<string>;
      };
      namespaceSelector?: NamespaceSelector;
      podSelector?: NamespaceSelector;
    }>;
    ports?: Array<{
      endPort?: number;
      port?: number | string;
      protocol?: string;
    }>;
  }>;
}

export interface HeadService {
  apiVersion?: string;
  kind?: string;
  metadata?: {
    annotations?: Record<string, string>;
    finalizers?: Array<string>;
    labels?: Record<string, string>;
    name?: string;
    namespace?: string;
  };
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
  status?: {
    conditions?: Array<{
      lastTransitionTime: string;
      message: string;
      observedGeneration?: number;
      reason: string;
      status: 'True' | 'False' | 'Unknown';
      type: string;
    }>;
    loadBalancer?: {
      ingress?: Array<{
        hostname?: string;
        ip?: string;
        ipMode?: string;
        ports?: Array<{
          error: string;
          port: number;
          protocol: string;
        }>;
      }>;
    };
  };
}

export interface NamespaceSelector {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface OnFailure {
  policy?: 'DeleteCluster' | 'DeleteWorkers' | 'DeleteSelf' | 'DeleteNone';
}

export interface RayCluster {
  apiVersion: 'ray.io/v1';
  kind: 'RayCluster';
  metadata: NamespacedMetadata;
  spec: RayClusterSpec;
}

export interface RayClusterSpec {
  authOptions?: {
    enableK8sTokenAuth?: boolean;
    mode?: 'disabled' | 'token';
    secretName?: string;
  };
  autoscalerOptions?: {
    args?: Array<string>;
    command?: Array<string>;
    env?: Array<{
      name: string;
      value?: string;
      valueFrom?: ValueFrom;
    }>;
    envFrom?: Array<{
      configMapRef?: ConfigMapRef;
      prefix?: string;
      secretRef?: ConfigMapRef;
    }>;
    idleTimeoutSeconds?: number;
    image?: string;
    imagePullPolicy?: string;
    resources?: Resources;
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
      seLinuxOptions?: {
        level?: string;
        role?: string;
        type?: string;
        user?: string;
      };
      seccompProfile?: AppArmorProfile;
      windowsOptions?: {
        gmsaCredentialSpec?: string;
        gmsaCredentialSpecName?: string;
        hostProcess?: boolean;
        runAsUserName?: string;
      };
    };
    upscalingMode?: 'Default' | 'Aggressive' | 'Conservative';
    version?: 'v1' | 'v2';
    volumeMounts?: Array<{
      mountPath: string;
      mountPropagation?: string;
      name: string;
      readOnly?: boolean;
      recursiveReadOnly?: string;
      subPath?: string;
      subPathExpr?: string;
    }>;
  };
  enableInTreeAutoscaling?: boolean;
  gcsFaultToleranceOptions?: {
    backend?: 'redis' | 'rocksdb';
    externalStorageNamespace?: string;
    redisAddress?: string;
    redisPassword?: RedisPassword;
    redisUsername?: RedisPassword;
    storage?: {
      accessModes?: Array<string>;
      claimName?: string;
      deletionPolicy?: 'DeleteWithCluster' | 'Retain';
      size?: number | string;
      storageClassName?: string;
      subPath?: string;
    };
  };
  headGroupSpec: {
    enableIngress?: boolean;
    headService?: HeadService;
    ingressOptions?: {
      host?: string;
      path?: string;
      pathType?: 'Exact' | 'Prefix' | 'ImplementationSpecific';
      tls?: Array<{
        hosts?: Array<string>;
        secretName?: string;
      }>;
    };
    labels?: Record<string, string>;
    rayStartParams?: Record<string, string>;
    resources?: Record<string, string>;
    serviceType?: string;
    template: PodTemplateSpec;
  };
  headServiceAnnotations?: Record<string, string>;
  historyServerOptions?: {
    collectorOptions?: {
      env?: Array<{
        name: string;
        value?: string;
        valueFrom?: ValueFrom;
      }>;
      image?: string;
      imagePullPolicy?: string;
      resources?: Resources;
    };
  };
  managedBy?: string;
  networkPolicy?: {
    head?: Head;
    mode?: 'DenyAll' | 'DenyAllIngress' | 'DenyAllEgress';
    worker?: Head;
    workerGroups?: Array<{
      egressRules?: Array<{
        ports?: Array<{
          endPort?: number;
          port?: number | string;
          protocol?: string;
        }>;
        to?: Array<{
          ipBlock?: {
            cidr: string;
            except?: Array<string>;
          };
          namespaceSelector?: NamespaceSelector;
          podSelector?: NamespaceSelector;
        }>;
      }>;
      groupName: string;
      ingressRules?: Array<{
        from?: Array<{
          ipBlock?: {
            cidr: string;
            except?: Array<string>;
          };
          namespaceSelector?: NamespaceSelector;
          podSelector?: NamespaceSelector;
        }>;
        ports?: Array<{
          endPort?: number;
          port?: number | string;
          protocol?: string;
        }>;
      }>;
    }>;
  };
  rayVersion?: string;
  suspend?: boolean;
  tlsOptions?: {
    enabled?: boolean;
  };
  upgradeStrategy?: {
    type?: 'Recreate' | 'None';
  };
  workerGroupSpecs?: Array<{
    groupName: string;
    idleTimeoutSeconds?: number;
    labels?: Record<string, string>;
    maxReplicas?: number;
    minReplicas?: number;
    numOfHosts?: number;
    priority?: number;
    rayStartParams?: Record<string, string>;
    replicas?: number;
    resources?: Record<string, string>;
    scaleStrategy?: {
      workersToDelete?: Array<string>;
    };
    suspend?: boolean;
    template: PodTemplateSpec;
  }>;
}

export interface RayJob {
  apiVersion: 'ray.io/v1';
  kind: 'RayJob';
  metadata: NamespacedMetadata;
  spec: RayJobSpec;
}

export interface RayJobSpec {
  activeDeadlineSeconds?: number;
  backoffLimit?: number;
  clusterSelector?: Record<string, string>;
  deletionStrategy?: {
    deletionRules?: Array<{
      condition: {
        jobDeploymentStatus?: 'Failed';
        jobStatus?: 'SUCCEEDED' | 'FAILED';
        ttlSeconds?: number;
      };
      policy: 'DeleteCluster' | 'DeleteWorkers' | 'DeleteSelf' | 'DeleteNone';
    }>;
    onFailure?: OnFailure;
    onSuccess?: OnFailure;
  };
  entrypoint?: string;
  entrypointNumCpus?: number;
  entrypointNumGpus?: number;
  entrypointResources?: string;
  jobId?: string;
  managedBy?: string;
  metadata?: Record<string, string>;
  preRunningDeadlineSeconds?: number;
  rayClusterSpec?: RayClusterSpec;
  runtimeEnvYAML?: string;
  shutdownAfterJobFinishes?: boolean;
  submissionMode?: string;
  submitterConfig?: {
    backoffLimit?: number;
  };
  submitterPodTemplate?: PodTemplateSpec;
  suspend?: boolean;
  ttlSecondsAfterFinished?: number;
}

export interface RayService {
  apiVersion: 'ray.io/v1';
  kind: 'RayService';
  metadata: NamespacedMetadata;
  spec: RayServiceSpec;
}

export interface RayServiceSpec {
  deploymentUnhealthySecondThreshold?: number;
  excludeHeadPodFromServeSvc?: boolean;
  managedBy?: string;
  rayClusterConfig: RayClusterSpec;
  rayClusterDeletionDelaySeconds?: number;
  serveConfigV2?: string;
  serveService?: HeadService;
  serviceUnhealthySecondThreshold?: number;
  suspend?: boolean;
  upgradeStrategy?: {
    clusterUpgradeOptions?: {
      gatewayClassName: string;
      intervalSeconds: number;
      maxSurgePercent?: number;
      stepSizePercent: number;
    };
    type?: string;
  };
}

export interface RedisPassword {
  value?: string;
  valueFrom?: ValueFrom;
}

export interface Resources {
  claims?: Array<{
    name: string;
    request?: string;
  }>;
  limits?: Record<string, number | string>;
  requests?: Record<string, number | string>;
}

export interface ValueFrom {
  configMapKeyRef?: ConfigMapKeyRef;
  fieldRef?: {
    apiVersion?: string;
    fieldPath: string;
  };
  fileKeyRef?: {
    key: string;
    optional?: boolean;
    path: string;
    volumeName: string;
  };
  resourceFieldRef?: {
    containerName?: string;
    divisor?: number | string;
    resource: string;
  };
  secretKeyRef?: ConfigMapKeyRef;
}
