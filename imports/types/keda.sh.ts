// Made by `npm run import`.

import type { ClusterMetadata, NamespacedMetadata } from '../kubernetes.ts';

export interface AccessKey {
  valueFrom: {
    secretKeyRef: {
      key: string;
      name: string;
    };
  };
}

export interface ClusterTriggerAuthentication {
  apiVersion: 'keda.sh/v1alpha1';
  kind: 'ClusterTriggerAuthentication';
  metadata: ClusterMetadata;
  spec: TriggerAuthenticationSpec;
}

export interface PodIdentity {
  externalID?: string;
  identityAuthorityHost?: string;
  identityId?: string;
  identityOwner?: 'keda' | 'workload';
  identityTenantId?: string;
  provider: 'azure-workload' | 'gcp' | 'aws' | 'aws-eks' | 'none';
  roleArn?: string;
}

export interface ScaleDown {
  policies?: Array<{
    periodSeconds: number;
    type: string;
    value: number;
  }>;
  selectPolicy?: string;
  stabilizationWindowSeconds?: number;
  tolerance?: number | string;
}

export interface ScaledObject {
  apiVersion: 'keda.sh/v1alpha1';
  kind: 'ScaledObject';
  metadata: NamespacedMetadata;
  spec: ScaledObjectSpec;
}

export interface ScaledObjectSpec {
  advanced?: {
    horizontalPodAutoscalerConfig?: {
      behavior?: {
        scaleDown?: ScaleDown;
        scaleUp?: ScaleDown;
      };
      name?: string;
    };
    restoreToOriginalReplicaCount?: boolean;
    scalingModifiers?: {
      activationTarget?: string;
      formula?: string;
      metricType?: 'AverageValue' | 'Value';
      target?: string;
    };
  };
  cooldownPeriod?: number;
  fallback?: {
    behavior?: 'static' | 'currentReplicas' | 'currentReplicasIfHigher' | 'currentReplicasIfLower' | 'scalingModifiers';
    failureThreshold: number;
    replicas: number;
  };
  idleReplicaCount?: number;
  initialCooldownPeriod?: number;
  maxReplicaCount?: number;
  minReplicaCount?: number;
  pollingInterval?: number;
  scaleTargetRef: {
    apiVersion?: string;
    envSourceContainerName?: string;
    kind?: string;
    name: string;
  };
  triggers: Array<{
    authenticationRef?: {
      kind?: 'TriggerAuthentication' | 'ClusterTriggerAuthentication';
      name: string;
    };
    metadata: Record<string, string>;
    metricType?: string;
    name?: string;
    type: string;
    useCachedMetrics?: boolean;
  }>;
}

export interface TriggerAuthentication {
  apiVersion: 'keda.sh/v1alpha1';
  kind: 'TriggerAuthentication';
  metadata: NamespacedMetadata;
  spec: TriggerAuthenticationSpec;
}

export interface TriggerAuthenticationSpec {
  awsSecretManager?: {
    credentials?: {
      accessKey: AccessKey;
      accessSecretKey: AccessKey;
      accessToken?: AccessKey;
    };
    podIdentity?: PodIdentity;
    region?: string;
    secrets: Array<{
      name: string;
      parameter: string;
      secretKey?: string;
      versionId?: string;
      versionStage?: string;
    }>;
  };
  azureKeyVault?: {
    cloud?: {
      activeDirectoryEndpoint?: string;
      keyVaultResourceURL?: string;
      type: string;
    };
    credentials?: {
      clientId: string;
      clientSecret: AccessKey;
      tenantId: string;
    };
    podIdentity?: PodIdentity;
    secrets: Array<{
      name: string;
      parameter: string;
      version?: string;
    }>;
    vaultUri: string;
  };
  boundServiceAccountToken?: Array<{
    parameter: string;
    serviceAccountName: string;
  }>;
  configMapTargetRef?: Array<{
    key: string;
    name: string;
    parameter: string;
  }>;
  env?: Array<{
    containerName?: string;
    name: string;
    parameter: string;
  }>;
  filePath?: string;
  gcpSecretManager?: {
    credentials?: {
      clientSecret: AccessKey;
    };
    podIdentity?: PodIdentity;
    secrets: Array<{
      id: string;
      parameter: string;
      version?: string;
    }>;
  };
  hashiCorpVault?: {
    address: string;
    authentication: 'token' | 'kubernetes';
    credential?: {
      serviceAccount?: string;
      serviceAccountName?: string;
      token?: string;
    };
    mount?: string;
    namespace?: string;
    role?: string;
    secrets: Array<{
      key: string;
      parameter: string;
      path: string;
      pkiData?: {
        altNames?: string;
        commonName?: string;
        format?: string;
        ipSans?: string;
        otherSans?: string;
        ttl?: string;
        uriSans?: string;
      };
      type?: '' | 'secretV2' | 'secret' | 'pki';
    }>;
  };
  oauth2?: {
    clientId: string;
    clientSecret?: AccessKey;
    scopes?: Array<string>;
    tokenUrl: string;
    tokenUrlParams?: Record<string, string>;
    type?: 'clientCredentials';
  };
  podIdentity?: PodIdentity;
  secretTargetRef?: Array<{
    key: string;
    name: string;
    parameter: string;
  }>;
}

export type ClusterTriggerAuthenticationSpec = TriggerAuthenticationSpec;
