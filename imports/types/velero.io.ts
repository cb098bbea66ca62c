// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Backup {
  apiVersion: 'velero.io/v1';
  kind: 'Backup';
  metadata: NamespacedMetadata;
  spec: BackupSpec;
}

export interface BackupSpec {
  csiSnapshotTimeout?: string;
  datamover?: string;
  defaultVolumesToFsBackup?: boolean | null;
  defaultVolumesToRestic?: boolean | null;
  excludedClusterScopedResources?: Array<string> | null;
  excludedNamespaceScopedResources?: Array<string> | null;
  excludedNamespaces?: Array<string> | null;
  excludedResources?: Array<string> | null;
  hooks?: {
    resources?: Array<{
      excludedNamespaces?: Array<string> | null;
      excludedResources?: Array<string> | null;
      includedNamespaces?: Array<string> | null;
      includedResources?: Array<string> | null;
      labelSelector?: LabelSelector;
      name: string;
      post?: Array<{
        exec: {
          command: Array<string>;
          container?: string;
          onError?: 'Continue' | 'Fail';
          timeout?: string;
        };
      }>;
      pre?: Array<{
        exec: {
          command: Array<string>;
          container?: string;
          onError?: 'Continue' | 'Fail';
          timeout?: string;
        };
      }>;
    }> | null;
  };
  includeClusterResources?: boolean | null;
  includedClusterScopedResources?: Array<string> | null;
  includedNamespaceScopedResources?: Array<string> | null;
  includedNamespaces?: Array<string> | null;
  includedResources?: Array<string> | null;
  itemOperationTimeout?: string;
  labelSelector?: LabelSelector;
  metadata?: {
    labels?: Record<string, string>;
  };
  orLabelSelectors?: Array<{
    matchExpressions?: Array<{
      key: string;
      operator: string;
      values?: Array<string>;
    }>;
    matchLabels?: Record<string, string>;
  }> | null;
  orderedResources?: Record<string, string> | null;
  resourcePolicy?: {
    apiGroup?: string;
    kind: string;
    name: string;
  };
  snapshotMoveData?: boolean | null;
  snapshotVolumes?: boolean | null;
  storageLocation?: string;
  ttl?: string;
  uploaderConfig?: {
    parallelFilesUpload?: number;
  } | null;
  volumeGroupSnapshotLabelKey?: string;
  volumeSnapshotLocations?: Array<string>;
}

export interface BackupStorageLocation {
  apiVersion: 'velero.io/v1';
  kind: 'BackupStorageLocation';
  metadata: NamespacedMetadata;
  spec: BackupStorageLocationSpec;
}

export interface BackupStorageLocationSpec {
  accessMode?: 'ReadOnly' | 'ReadWrite';
  backupSyncPeriod?: string | null;
  config?: Record<string, string>;
  credential?: Credential;
  default?: boolean;
  objectStorage: {
    bucket: string;
    caCert?: string;
    caCertRef?: Credential;
    prefix?: string;
  };
  provider: string;
  validationFrequency?: string | null;
}

export interface Credential {
  key: string;
  name?: string;
  optional?: boolean;
}

export type LabelSelector = {
  matchExpressions?: Array<{
    key: string;
    operator: string;
    values?: Array<string>;
  }>;
  matchLabels?: Record<string, string>;
} | null;

export interface Schedule {
  apiVersion: 'velero.io/v1';
  kind: 'Schedule';
  metadata: NamespacedMetadata;
  spec: ScheduleSpec;
}

export interface ScheduleSpec {
  paused?: boolean;
  schedule: string;
  skipImmediately?: boolean;
  template: BackupSpec;
  useOwnerReferencesInBackup?: boolean | null;
}

export interface VolumeSnapshotLocation {
  apiVersion: 'velero.io/v1';
  kind: 'VolumeSnapshotLocation';
  metadata: NamespacedMetadata;
  spec: VolumeSnapshotLocationSpec;
}

export interface VolumeSnapshotLocationSpec {
  config?: Record<string, string>;
  credential?: Credential;
  provider: string;
}
