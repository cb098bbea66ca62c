// Made by `npm run import`.

import type { NamespacedMetadata } from '../kubernetes.ts';

export interface ClusterRef {
  from?: {
    name?: string;
    namespace?: string;
  };
}

export interface PodIdentityAssociation {
  apiVersion: 'eks.services.k8s.aws/v1alpha1';
  kind: 'PodIdentityAssociation';
  metadata: NamespacedMetadata;
  spec: PodIdentityAssociationSpec;
}

export interface PodIdentityAssociationSpec {
  clientRequestToken?: string;
  clusterName?: string;
  clusterRef?: ClusterRef;
  disableSessionTags?: boolean;
  namespace: string;
  policy?: string;
  roleARN?: string;
  roleRef?: ClusterRef;
  serviceAccount: string;
  tags?: Record<string, string>;
  targetRoleARN?: string;
  targetRoleRef?: ClusterRef;
}
