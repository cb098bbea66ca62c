// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface Key {
  apiVersion: 'kms.services.k8s.aws/v1alpha1';
  kind: 'Key';
  metadata: NamespacedMetadata;
  spec: KeySpec;
}

export interface KeySpec {
  bypassPolicyLockoutSafetyCheck?: boolean;
  customKeyStoreID?: string;
  description?: string;
  enableKeyRotation?: boolean;
  keySpec?: string;
  keyUsage?: string;
  multiRegion?: boolean;
  origin?: string;
  policy?: string;
  tags?: Array<{
    tagKey?: string;
    tagValue?: string;
  }>;
}
