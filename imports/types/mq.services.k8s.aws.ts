// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Broker {
  apiVersion: 'mq.services.k8s.aws/v1alpha1';
  kind: 'Broker';
  metadata: NamespacedMetadata;
  spec: BrokerSpec;
}

export interface BrokerSpec {
  authenticationStrategy?: string;
  autoMinorVersionUpgrade?: boolean;
  configuration?: {
    id?: string;
    revision?: number;
  };
  creatorRequestID?: string;
  deploymentMode: string;
  encryptionOptions?: {
    kmsKeyID?: string;
    kmsKeyRef?: KmsKeyRef;
    useAWSOwnedKey?: boolean;
  };
  engineType: string;
  engineVersion?: string;
  hostInstanceType: string;
  ldapServerMetadata?: {
    hosts?: Array<string>;
    roleBase?: string;
    roleName?: string;
    roleSearchMatching?: string;
    roleSearchSubtree?: boolean;
    serviceAccountPassword?: string;
    serviceAccountUsername?: string;
    userBase?: string;
    userRoleName?: string;
    userSearchMatching?: string;
    userSearchSubtree?: boolean;
  };
  logs?: {
    audit?: boolean;
    general?: boolean;
  };
  maintenanceWindowStartTime?: {
    dayOfWeek?: string;
    timeOfDay?: string;
    timeZone?: string;
  };
  name: string;
  publiclyAccessible: boolean;
  securityGroupRefs?: Array<KmsKeyRef>;
  securityGroups?: Array<string>;
  storageType?: string;
  subnetIDs?: Array<string>;
  subnetRefs?: Array<KmsKeyRef>;
  tags?: Record<string, string>;
  users: Array<{
    consoleAccess?: boolean;
    groups?: Array<string>;
    password?: {
      key: string;
      name?: string;
      namespace?: string;
    };
    username?: string;
  }>;
}

export interface KmsKeyRef {
  from?: {
    name?: string;
    namespace?: string;
  };
}
