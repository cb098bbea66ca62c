import type { Rule } from '../../model/rule.ts';
import { awsObjectsAreTagged } from './aws-objects-are-tagged.ts';
import { clusterAddonsExist } from './cluster-addons-exist.ts';
import { clusterAutoscalerVersion } from './cluster-autoscaler-version.ts';
import { clusterEndpointClosed } from './cluster-endpoint-closed.ts';
import { clusterHasDisks } from './cluster-has-disks.ts';
import { clusterSecretsEncrypted } from './cluster-secrets-encrypted.ts';
import { clusterVersionOffered } from './cluster-version-offered.ts';
import { imageAliasIsPinned } from './image-alias-is-pinned.ts';
import { nodeMetadataClosed } from './node-metadata-closed.ts';
import { nodepoolDisruption } from './nodepool-disruption.ts';
import { oneNodeAutoscaler } from './one-node-autoscaler.ts';
import { podIdentityCluster } from './pod-identity-cluster.ts';
import { policiesAreEnforced } from './policies-are-enforced.ts';
import { strictModeHasPolicies } from './strict-mode-has-policies.ts';
import { undisturbedPodsEnd } from './undisturbed-pods-end.ts';

export const clustersRules: readonly Rule[] = [
  podIdentityCluster,
  policiesAreEnforced,
  strictModeHasPolicies,
  nodepoolDisruption,
  undisturbedPodsEnd,
  clusterEndpointClosed,
  nodeMetadataClosed,
  clusterSecretsEncrypted,
  clusterAddonsExist,
  clusterHasDisks,
  oneNodeAutoscaler,
  clusterVersionOffered,
  clusterAutoscalerVersion,
  imageAliasIsPinned,
  awsObjectsAreTagged,
];
