// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface PermissionsBoundaryRef {
  from?: {
    name?: string;
    namespace?: string;
  };
}

export interface Policy {
  apiVersion: 'iam.services.k8s.aws/v1alpha1';
  kind: 'Policy';
  metadata: NamespacedMetadata;
  spec: PolicySpec;
}

export interface PolicySpec {
  description?: string;
  name: string;
  path?: string;
  policyDocument: string;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}

export interface Role {
  apiVersion: 'iam.services.k8s.aws/v1alpha1';
  kind: 'Role';
  metadata: NamespacedMetadata;
  spec: RoleSpec;
}

export interface RoleSpec {
  assumeRolePolicyDocument: string;
  description?: string;
  inlinePolicies?: Record<string, string>;
  maxSessionDuration?: number;
  name: string;
  path?: string;
  permissionsBoundary?: string;
  permissionsBoundaryRef?: PermissionsBoundaryRef;
  policies?: Array<string>;
  policyRefs?: Array<PermissionsBoundaryRef>;
  tags?: Array<{
    key?: string;
    value?: string;
  }>;
}
