// Made by `npm run import`.

import type { JobSpec, NamespacedMetadata, PodTemplateSpec } from '../kubernetes.ts';

export interface ActiveMetadata {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

export interface AnalysisTemplate {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'AnalysisTemplate';
  metadata: NamespacedMetadata;
  spec: AnalysisTemplateSpec;
}

export interface AnalysisTemplateSpec {
  args?: Array<{
    name: string;
    value?: string;
    valueFrom?: {
      fieldRef?: {
        fieldPath: string;
      };
      secretKeyRef?: {
        key: string;
        name: string;
      };
    };
  }>;
  dryRun?: Array<{
    metricName: string;
  }>;
  measurementRetention?: Array<{
    limit: number;
    metricName: string;
  }>;
  metrics?: Array<{
    consecutiveErrorLimit?: number | string;
    consecutiveSuccessLimit?: number | string;
    count?: number | string;
    failureCondition?: string;
    failureLimit?: number | string;
    inconclusiveLimit?: number | string;
    initialDelay?: string;
    interval?: string;
    name: string;
    provider: {
      job?: {
        metadata?: ActiveMetadata;
        spec: JobSpec;
      };
      prometheus?: {
        address?: string;
        authentication?: Authentication;
        headers?: Array<{
          key: string;
          value: string;
        }>;
        insecure?: boolean;
        query?: string;
        rangeQuery?: {
          end?: string;
          start?: string;
          step?: string;
        };
        timeout?: number;
      };
      web?: {
        authentication?: Authentication;
        body?: string;
        headers?: Array<{
          key: string;
          value: string;
        }>;
        insecure?: boolean;
        jsonBody?: Record<string, unknown>;
        jsonPath?: string;
        method?: string;
        timeoutSeconds?: number;
        url: string;
      };
    };
    successCondition?: string;
  }>;
  templates?: Array<{
    clusterScope?: boolean;
    templateName?: string;
  }>;
}

export interface AntiAffinity {
  preferredDuringSchedulingIgnoredDuringExecution?: {
    weight: number;
  };
  requiredDuringSchedulingIgnoredDuringExecution?: Record<string, unknown>;
}

export interface AppProject {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'AppProject';
  metadata: NamespacedMetadata;
  spec: AppProjectSpec;
}

export interface AppProjectSpec {
  clusterResourceBlacklist?: Array<{
    group: string;
    kind: string;
    name?: string;
  }>;
  clusterResourceWhitelist?: Array<{
    group: string;
    kind: string;
    name?: string;
  }>;
  description?: string;
  destinationServiceAccounts?: Array<{
    defaultServiceAccount: string;
    namespace?: string;
    server: string;
  }>;
  destinations?: Array<Destination>;
  namespaceResourceBlacklist?: Array<{
    group: string;
    kind: string;
  }>;
  namespaceResourceWhitelist?: Array<{
    group: string;
    kind: string;
  }>;
  orphanedResources?: {
    ignore?: Array<{
      group?: string;
      kind?: string;
      name?: string;
    }>;
    warn?: boolean;
  };
  permitOnlyProjectScopedClusters?: boolean;
  roles?: Array<{
    description?: string;
    groups?: Array<string>;
    jwtTokens?: Array<{
      exp?: number;
      iat: number;
      id?: string;
    }>;
    name: string;
    policies?: Array<string>;
  }>;
  signatureKeys?: Array<{
    keyID: string;
  }>;
  sourceIntegrity?: {
    git: {
      policies: Array<{
        gpg: {
          keys: Array<string>;
          mode: string;
        };
        repos: Array<{
          url: string;
        }>;
      }>;
    };
  };
  sourceNamespaces?: Array<string>;
  sourceRepos?: Array<string>;
  syncWindows?: Array<{
    andOperator?: boolean;
    applications?: Array<string>;
    clusters?: Array<string>;
    description?: string;
    duration?: string;
    kind?: string;
    manualSync?: boolean;
    namespaces?: Array<string>;
    schedule?: string;
    syncOverrun?: boolean;
    timeZone?: string;
  }>;
}

export interface Application {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: NamespacedMetadata;
  spec: ApplicationSpec;
}

export interface ApplicationSet {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'ApplicationSet';
  metadata: NamespacedMetadata;
  spec: ApplicationSetSpec;
}

export interface ApplicationSetSpec {
  applyNestedSelectors?: boolean;
  generators: Array<{
    clusters?: Clusters;
    git?: Git;
    list?: List;
    matrix?: {
      generators: Array<{
        clusters?: Clusters;
        git?: Git;
        list?: List;
        pullRequest?: PullRequest;
        selector?: Selector;
      }>;
      template?: Template;
    };
    merge?: {
      generators: Array<{
        clusters?: Clusters;
        git?: Git;
        list?: List;
        pullRequest?: PullRequest;
        selector?: Selector;
      }>;
      mergeKeys: Array<string>;
      template?: Template;
    };
    pullRequest?: PullRequest;
    selector?: Selector;
  }>;
  goTemplate?: boolean;
  goTemplateOptions?: Array<string>;
  ignoreApplicationDifferences?: Array<{
    jqPathExpressions?: Array<string>;
    jsonPointers?: Array<string>;
    name?: string;
  }>;
  preservedFields?: {
    annotations?: Array<string>;
    labels?: Array<string>;
  };
  strategy?: {
    deletionOrder?: string;
    rollingSync?: {
      steps?: Array<{
        matchExpressions?: Array<{
          key?: string;
          operator?: string;
          values?: Array<string>;
        }>;
        maxUpdate?: number | string;
      }>;
    };
    type?: string;
  };
  syncPolicy?: {
    applicationsSync?: 'create-only' | 'create-update' | 'create-delete' | 'sync';
    preserveResourcesOnDeletion?: boolean;
  };
  template: Template;
  templatePatch?: string;
}

export interface ApplicationSpec {
  destination: Destination;
  ignoreDifferences?: Array<{
    group?: string;
    jqPathExpressions?: Array<string>;
    jsonPointers?: Array<string>;
    kind: string;
    managedFieldsManagers?: Array<string>;
    name?: string;
    namespace?: string;
  }>;
  info?: Array<{
    name: string;
    value: string;
  }>;
  project: string;
  revisionHistoryLimit?: number;
  source?: Source;
  sourceHydrator?: {
    drySource: {
      directory?: Directory;
      helm?: Helm;
      kustomize?: Kustomize;
      path: string;
      plugin?: Plugin;
      repoURL: string;
      targetRevision: string;
    };
    hydrateTo?: {
      targetBranch: string;
    };
    syncSource: {
      path: string;
      repoURL?: string;
      targetBranch: string;
    };
  };
  sources?: Array<Source>;
  syncPolicy?: {
    automated?: {
      allowEmpty?: boolean;
      enabled?: boolean;
      prune?: boolean;
      selfHeal?: boolean;
    };
    managedNamespaceMetadata?: ActiveMetadata;
    retry?: {
      backoff?: {
        duration?: string;
        factor?: number;
        maxDuration?: string;
      };
      limit?: number;
      refresh?: boolean;
    };
    syncOptions?: Array<string>;
  };
}

export interface Authentication {
  oauth2?: {
    clientId?: string;
    clientSecret?: string;
    scopes?: Array<string>;
    tokenUrl?: string;
  };
  sigv4?: {
    profile?: string;
    region?: string;
    roleArn?: string;
  };
}

export interface Clusters {
  flatList?: boolean;
  selector?: Selector;
  template?: Template;
  values?: Record<string, string>;
}

export interface Destination {
  name?: string;
  namespace?: string;
  server?: string;
}

export interface Directory {
  exclude?: string;
  include?: string;
  jsonnet?: {
    extVars?: Array<{
      code?: boolean;
      name: string;
      value: string;
    }>;
    libs?: Array<string>;
    tlas?: Array<{
      code?: boolean;
      name: string;
      value: string;
    }>;
  };
  recurse?: boolean;
}

export interface Git {
  directories?: Array<{
    exclude?: boolean;
    path: string;
  }>;
  files?: Array<{
    exclude?: boolean;
    path: string;
  }>;
  pathParamPrefix?: string;
  repoURL: string;
  requeueAfterSeconds?: number;
  revision: string;
  template?: Template;
  values?: Record<string, string>;
}

export interface HeaderValue {
  exact?: string;
  prefix?: string;
  regex?: string;
}

export interface Helm {
  apiVersions?: Array<string>;
  fileParameters?: Array<{
    name?: string;
    path?: string;
  }>;
  ignoreMissingValueFiles?: boolean;
  kubeVersion?: string;
  namespace?: string;
  parameters?: Array<{
    forceString?: boolean;
    name?: string;
    value?: string;
  }>;
  passCredentials?: boolean;
  releaseName?: string;
  skipCrds?: boolean;
  skipSchemaValidation?: boolean;
  skipTests?: boolean;
  valueFiles?: Array<string>;
  values?: string;
  valuesObject?: Record<string, unknown>;
  version?: string;
}

export interface Kustomize {
  apiVersions?: Array<string>;
  commonAnnotations?: Record<string, string>;
  commonAnnotationsEnvsubst?: boolean;
  commonLabels?: Record<string, string>;
  components?: Array<string>;
  forceCommonAnnotations?: boolean;
  forceCommonLabels?: boolean;
  ignoreMissingComponents?: boolean;
  images?: Array<string>;
  kubeVersion?: string;
  labelIncludeTemplates?: boolean;
  labelWithoutSelector?: boolean;
  namePrefix?: string;
  nameSuffix?: string;
  namespace?: string;
  patches?: Array<{
    options?: Record<string, boolean>;
    patch?: string;
    path?: string;
    target?: {
      annotationSelector?: string;
      group?: string;
      kind?: string;
      labelSelector?: string;
      name?: string;
      namespace?: string;
      version?: string;
    };
  }>;
  replicas?: Array<{
    count: number | string;
    name: string;
  }>;
  version?: string;
}

export interface List {
  elements?: Array<unknown>;
  elementsYaml?: string;
  template?: Template;
}

export interface Plugin {
  env?: Array<{
    name: string;
    value: string;
  }>;
  name?: string;
  parameters?: Array<{
    array?: Array<string>;
    map?: Record<string, string>;
    name?: string;
    string?: string;
  }>;
}

export interface PostPromotionAnalysis {
  analysisRunMetadata?: ActiveMetadata;
  args?: Array<{
    name: string;
    value?: string;
    valueFrom?: {
      fieldRef?: {
        fieldPath: string;
      };
      podTemplateHashValue?: string;
    };
  }>;
  dryRun?: Array<{
    metricName: string;
  }>;
  measurementRetention?: Array<{
    limit: number;
    metricName: string;
  }>;
  templates?: Array<{
    clusterScope?: boolean;
    templateName?: string;
  }>;
}

export interface PullRequest {
  continueOnRepoNotFoundError?: boolean;
  filters?: Array<{
    branchMatch?: string;
    targetBranchMatch?: string;
    titleMatch?: string;
  }>;
  github?: {
    api?: string;
    appSecretName?: string;
    labels?: Array<string>;
    owner: string;
    repo: string;
    tokenRef?: {
      key: string;
      secretName: string;
    };
  };
  requeueAfterSeconds?: number;
  template?: Template;
  values?: Record<string, string>;
}

export interface Rollout {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Rollout';
  metadata: NamespacedMetadata;
  spec: RolloutSpec;
}

export interface RolloutSpec {
  analysis?: {
    successfulRunHistoryLimit?: number;
    unsuccessfulRunHistoryLimit?: number;
  };
  minReadySeconds?: number;
  paused?: boolean;
  progressDeadlineAbort?: boolean;
  progressDeadlineSeconds?: number;
  replicas?: number;
  restartAt?: string;
  revisionHistoryLimit?: number;
  rollbackWindow?: {
    revisions?: number;
  };
  selector?: {
    matchExpressions?: Array<{
      key: string;
      operator: string;
      values?: Array<string>;
    }>;
    matchLabels?: Record<string, string>;
  };
  strategy?: {
    blueGreen?: {
      abortScaleDownDelaySeconds?: number;
      activeMetadata?: ActiveMetadata;
      activeService: string;
      antiAffinity?: AntiAffinity;
      autoPromotionEnabled?: boolean;
      autoPromotionSeconds?: number;
      maxUnavailable?: number | string;
      postPromotionAnalysis?: PostPromotionAnalysis;
      prePromotionAnalysis?: PostPromotionAnalysis;
      previewMetadata?: ActiveMetadata;
      previewReplicaCount?: number;
      previewService?: string;
      scaleDownDelayRevisionLimit?: number;
      scaleDownDelaySeconds?: number;
    };
    canary?: {
      abortScaleDownDelaySeconds?: number;
      analysis?: {
        analysisRunMetadata?: ActiveMetadata;
        args?: Array<{
          name: string;
          value?: string;
          valueFrom?: {
            fieldRef?: {
              fieldPath: string;
            };
            podTemplateHashValue?: string;
          };
        }>;
        dryRun?: Array<{
          metricName: string;
        }>;
        measurementRetention?: Array<{
          limit: number;
          metricName: string;
        }>;
        startingStep?: number;
        templates?: Array<{
          clusterScope?: boolean;
          templateName?: string;
        }>;
      };
      antiAffinity?: AntiAffinity;
      canaryMetadata?: ActiveMetadata;
      canaryService?: string;
      dynamicStableScale?: boolean;
      maxSurge?: number | string;
      maxUnavailable?: number | string;
      minPodsPerReplicaSet?: number;
      pingPong?: {
        pingService: string;
        pongService: string;
      };
      replicaProgressThreshold?: {
        type: string;
        value: number;
      };
      scaleDownDelayRevisionLimit?: number;
      scaleDownDelaySeconds?: number;
      stableMetadata?: ActiveMetadata;
      stableService?: string;
      steps?: Array<{
        analysis?: PostPromotionAnalysis;
        experiment?: {
          analyses?: Array<{
            args?: Array<{
              name: string;
              value?: string;
              valueFrom?: {
                fieldRef?: {
                  fieldPath: string;
                };
                podTemplateHashValue?: string;
              };
            }>;
            clusterScope?: boolean;
            name: string;
            requiredForCompletion?: boolean;
            templateName: string;
          }>;
          analysisRunMetadata?: ActiveMetadata;
          dryRun?: Array<{
            metricName: string;
          }>;
          duration?: string;
          scaleDownDelaySeconds?: number;
          templates: Array<{
            metadata?: ActiveMetadata;
            name: string;
            replicas?: number;
            selector?: Selector;
            service?: {
              name?: string;
            };
            specRef: string;
            weight?: number;
          }>;
        };
        pause?: {
          duration?: number | string;
        };
        plugin?: {
          config?: Record<string, unknown>;
          name: string;
        };
        setCanaryScale?: {
          matchTrafficWeight?: boolean;
          replicas?: number;
          weight?: number;
        };
        setHeaderRoute?: {
          match?: Array<{
            headerName: string;
            headerValue: HeaderValue;
          }>;
          name?: string;
        };
        setMirrorRoute?: {
          match?: Array<{
            headers?: Record<string, HeaderValue>;
            method?: HeaderValue;
            path?: HeaderValue;
          }>;
          name: string;
          percentage?: number;
        };
        setWeight?: number;
      }>;
      trafficRouting?: {
        alb?: {
          annotationPrefix?: string;
          ingress?: string;
          ingresses?: Array<string>;
          rootService?: string;
          servicePort: number;
          stickinessConfig?: {
            durationSeconds: number;
            enabled: boolean;
          };
        };
        ambassador?: {
          mappings: Array<string>;
        };
        apisix?: {
          route?: {
            name: string;
            rules?: Array<string>;
          };
        };
        appMesh?: {
          virtualNodeGroup?: {
            canaryVirtualNodeRef: {
              name: string;
            };
            stableVirtualNodeRef: {
              name: string;
            };
          };
          virtualService?: {
            name: string;
            routes?: Array<string>;
          };
        };
        istio?: {
          destinationRule?: {
            additionalSubsetNames?: Array<string>;
            canarySubsetName: string;
            name: string;
            stableSubsetName: string;
          };
          virtualService?: VirtualService;
          virtualServices?: Array<VirtualService>;
        };
        managedRoutes?: Array<{
          name: string;
        }>;
        maxTrafficWeight?: number;
        nginx?: {
          additionalIngressAnnotations?: Record<string, string>;
          annotationPrefix?: string;
          canaryIngressAnnotations?: Record<string, string>;
          stableIngress?: string;
          stableIngresses?: Array<string>;
        };
        plugins?: Record<string, unknown>;
        smi?: {
          rootService?: string;
          trafficSplitName?: string;
        };
        traefik?: {
          weightedTraefikServiceName: string;
        };
      };
    };
  };
  template?: PodTemplateSpec;
  workloadRef?: {
    apiVersion?: string;
    kind?: string;
    name?: string;
    scaleDown?: string;
  };
}

export interface Selector {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
}

export interface Source {
  chart?: string;
  directory?: Directory;
  helm?: Helm;
  kustomize?: Kustomize;
  name?: string;
  path?: string;
  plugin?: Plugin;
  ref?: string;
  repoURL: string;
  tagPrefix?: string;
  targetRevision?: string;
}

export interface Template {
  metadata: {
    annotations?: Record<string, string>;
    finalizers?: Array<string>;
    labels?: Record<string, string>;
    name?: string;
    namespace?: string;
  };
  spec: ApplicationSpec;
}

export interface VirtualService {
  name: string;
  routes?: Array<string>;
  tcpRoutes?: Array<{
    port?: number;
  }>;
  tlsRoutes?: Array<{
    port?: number;
    sniHosts?: Array<string>;
  }>;
}
