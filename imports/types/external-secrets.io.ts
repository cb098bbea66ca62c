// Made by `npm run import`.

import type { ClusterMetadata, NamespacedMetadata } from '../kubernetes.ts';

export interface AccessKeyIDSecretRef {
  key?: string;
  name?: string;
  namespace?: string;
}

export interface CaProvider {
  key?: string;
  name: string;
  namespace?: string;
  type: 'Secret' | 'ConfigMap';
}

export interface ClusterSecretStore {
  apiVersion: 'external-secrets.io/v1';
  kind: 'ClusterSecretStore';
  metadata: ClusterMetadata;
  spec: SecretStoreSpec;
}

export interface ConfigMap {
  items: Array<{
    key: string;
    templateAs?: 'Values' | 'KeysAndValues';
  }>;
  name: string;
}

export interface ExternalSecret {
  apiVersion: 'external-secrets.io/v1';
  kind: 'ExternalSecret';
  metadata: NamespacedMetadata;
  spec: ExternalSecretSpec;
}

export interface ExternalSecretSpec {
  data?: Array<{
    remoteRef: RemoteRef;
    secretKey: string;
    sourceRef?: SourceRef;
  }>;
  dataFrom?: Array<{
    extract?: RemoteRef;
    find?: {
      conversionStrategy?: 'Default' | 'Unicode';
      decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
      name?: {
        regexp?: string;
      };
      nullBytePolicy?: 'Ignore' | 'Fail';
      path?: string;
      tags?: Record<string, string>;
    };
    rewrite?: Array<{
      merge?: {
        conflictPolicy?: 'Ignore' | 'Error';
        into?: string;
        priority?: Array<string>;
        priorityPolicy?: 'IgnoreNotFound' | 'Strict';
        strategy?: 'Extract' | 'JSON';
      };
      regexp?: {
        source: string;
        target: string;
      };
      transform?: {
        template: string;
      };
    }>;
    sourceRef?: SourceRef;
  }>;
  refreshInterval?: string;
  refreshPolicy?: 'CreatedOnce' | 'Periodic' | 'OnChange';
  secretStoreRef?: StoreRef;
  syncWindows?: {
    kind: 'allow' | 'deny';
    windows: Array<{
      duration: string;
      schedule: string;
    }>;
  };
  target?: {
    creationPolicy?: 'Owner' | 'Orphan' | 'Merge' | 'None' | 'CreateOrMerge';
    deletionPolicy?: 'Delete' | 'Merge' | 'Retain';
    immutable?: boolean;
    manifest?: {
      apiVersion: string;
      kind: string;
    };
    name?: string;
    template?: {
      data?: Record<string, string>;
      engineVersion?: 'v2';
      mergePolicy?: 'Replace' | 'Merge';
      metadata?: {
        annotations?: Record<string, string>;
        finalizers?: Array<string>;
        labels?: Record<string, string>;
      };
      templateFrom?: Array<{
        configMap?: ConfigMap;
        literal?: string;
        secret?: ConfigMap;
        target?: string;
        valuesDecodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
      }>;
      type?: string;
    };
  };
}

export interface Jwt {
  serviceAccountRef?: ServiceAccountRef;
}

export interface RemoteRef {
  conversionStrategy?: 'Default' | 'Unicode';
  decodingStrategy?: 'Auto' | 'Base64' | 'Base64URL' | 'None';
  key: string;
  metadataPolicy?: 'None' | 'Fetch';
  nullBytePolicy?: 'Ignore' | 'Fail';
  property?: string;
  version?: string;
}

export interface SecretRef {
  accessKeyIDSecretRef?: AccessKeyIDSecretRef;
  secretAccessKeySecretRef?: AccessKeyIDSecretRef;
  sessionTokenSecretRef?: AccessKeyIDSecretRef;
}

export interface SecretStore {
  apiVersion: 'external-secrets.io/v1';
  kind: 'SecretStore';
  metadata: NamespacedMetadata;
  spec: SecretStoreSpec;
}

export interface SecretStoreSpec {
  conditions?: Array<{
    namespaceRegexes?: Array<string>;
    namespaceSelector?: {
      matchExpressions?: Array<{
        key: string;
        operator: string;
        values?: Array<string>;
      }>;
      matchLabels?: Record<string, string>;
    };
    namespaces?: Array<string>;
  }>;
  controller?: string;
  provider: {
    aws?: {
      additionalRoles?: Array<string>;
      auth?: {
        jwt?: Jwt;
        secretRef?: SecretRef;
      };
      customSessionTags?: Record<string, string>;
      externalID?: string;
      prefix?: string;
      region: string;
      role?: string;
      secretsManager?: {
        forceDeleteWithoutRecovery?: boolean;
        recoveryWindowInDays?: number;
      };
      service: 'SecretsManager' | 'ParameterStore' | 'CertificateManager';
      sessionTags?: Array<{
        key: string;
        value: string;
      }>;
      sessionTagsPolicy?: 'None' | 'Simple' | 'Custom';
      transitiveTagKeys?: Array<string>;
    };
    fake?: {
      data: Array<{
        key: string;
        value: string;
        version?: string;
      }>;
      validationResult?: number;
    };
    kubernetes?: {
      auth?: {
        cert?: {
          clientCert: AccessKeyIDSecretRef;
          clientKey: AccessKeyIDSecretRef;
        };
        serviceAccount?: ServiceAccountRef;
        token?: {
          bearerToken: AccessKeyIDSecretRef;
        };
      };
      authRef?: AccessKeyIDSecretRef;
      remoteNamespace?: string;
      server?: {
        caBundle?: string;
        caProvider?: CaProvider;
        url?: string;
      };
    };
    vault?: {
      auth?: {
        appRole?: {
          path?: string;
          roleId?: string;
          roleRef?: AccessKeyIDSecretRef;
          secretRef: AccessKeyIDSecretRef;
        };
        cert?: {
          clientCert?: AccessKeyIDSecretRef;
          path?: string;
          secretRef?: AccessKeyIDSecretRef;
          vaultRole?: string;
        };
        gcp?: {
          location?: string;
          path?: string;
          projectID?: string;
          role: string;
          secretRef?: {
            secretAccessKeySecretRef?: AccessKeyIDSecretRef;
          };
          serviceAccountRef?: ServiceAccountRef;
          workloadIdentity?: {
            clusterLocation?: string;
            clusterName?: string;
            clusterProjectID?: string;
            serviceAccountRef: ServiceAccountRef;
          };
        };
        iam?: {
          externalID?: string;
          jwt?: Jwt;
          path?: string;
          region?: string;
          role?: string;
          secretRef?: SecretRef;
          vaultAwsIamServerID?: string;
          vaultRole: string;
        };
        jwt?: {
          kubernetesServiceAccountToken?: {
            audiences?: Array<string>;
            expirationSeconds?: number;
            serviceAccountRef: ServiceAccountRef;
          };
          path?: string;
          role?: string;
          secretRef?: AccessKeyIDSecretRef;
        };
        kubernetes?: {
          mountPath?: string;
          role: string;
          secretRef?: AccessKeyIDSecretRef;
          serviceAccountRef?: ServiceAccountRef;
        };
        ldap?: {
          path?: string;
          secretRef?: AccessKeyIDSecretRef;
          username: string;
        };
        namespace?: string;
        tokenSecretRef?: AccessKeyIDSecretRef;
        userPass?: {
          path?: string;
          secretRef?: AccessKeyIDSecretRef;
          username: string;
        };
      };
      caBundle?: string;
      caProvider?: CaProvider;
      checkAndSet?: {
        required?: boolean;
      };
      forwardInconsistent?: boolean;
      headers?: Record<string, string>;
      namespace?: string;
      path?: string;
      readYourWrites?: boolean;
      server: string;
      tls?: {
        certSecretRef?: AccessKeyIDSecretRef;
        keySecretRef?: AccessKeyIDSecretRef;
      };
      version?: 'v1' | 'v2';
    };
  };
  refreshInterval?: number | string;
  retrySettings?: {
    maxRetries?: number;
    retryInterval?: string;
  };
}

export interface ServiceAccountRef {
  audiences?: Array<string>;
  name: string;
  namespace?: string;
}

export interface SourceRef {
  generatorRef?: {
    apiVersion?: string;
    kind:
      | 'ACRAccessToken'
      | 'BeyondtrustWorkloadCredentialsDynamicSecret'
      | 'ClusterGenerator'
      | 'CloudsmithAccessToken'
      | 'ECRAuthorizationToken'
      | 'Fake'
      | 'GCRAccessToken'
      | 'GithubAccessToken'
      | 'GitlabDeployToken'
      | 'QuayAccessToken'
      | 'Password'
      | 'SSHKey'
      | 'STSSessionToken'
      | 'UUID'
      | 'VaultDynamicSecret'
      | 'Webhook'
      | 'Grafana'
      | 'MFA';
    name: string;
  };
  storeRef?: StoreRef;
}

export interface StoreRef {
  kind?: 'SecretStore' | 'ClusterSecretStore';
  name?: string;
}

export type ClusterSecretStoreSpec = SecretStoreSpec;
