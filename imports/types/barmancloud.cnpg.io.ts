// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface ConfigMapKeyRef {
  key: string;
  name?: string;
  optional?: boolean;
}

export interface ConnectionString {
  key: string;
  name: string;
}

export interface ObjectStore {
  apiVersion: 'barmancloud.cnpg.io/v1';
  kind: 'ObjectStore';
  metadata: NamespacedMetadata;
  spec: ObjectStoreSpec;
}

export interface ObjectStoreSpec {
  configuration: {
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
  };
  instanceSidecarConfiguration?: {
    additionalContainerArgs?: Array<string>;
    env?: Array<{
      name: string;
      value?: string;
      valueFrom?: {
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
      };
    }>;
    logLevel?: 'error' | 'warning' | 'info' | 'debug' | 'trace';
    resources?: {
      claims?: Array<{
        name: string;
        request?: string;
      }>;
      limits?: Record<string, number | string>;
      requests?: Record<string, number | string>;
    };
    retentionPolicyIntervalSeconds?: number;
  };
  retentionPolicy?: string;
}
