import type { Rule } from '../../model/rule.ts';
import { analysisWaitsForSamples } from './analysis-waits-for-samples.ts';
import { analysisWithoutTraffic } from './analysis-without-traffic.ts';
import { applicationDestination } from './application-destination.ts';
import { applicationHasProject } from './application-has-project.ts';
import { applicationRevision } from './application-revision.ts';
import { argoAnnotations } from './argo-annotations.ts';
import { argoNamespace } from './argo-namespace.ts';
import { awsNameUnique } from './aws-name-unique.ts';
import { canaryWeightIsReal } from './canary-weight-is-real.ts';
import { chartVersionExact } from './chart-version-exact.ts';
import { controllerComesFirst } from './controller-comes-first.ts';
import { crdHasOneOwner } from './crd-has-one-owner.ts';
import { externalSecretDefaults } from './external-secret-defaults.ts';
import { identityUnique } from './identity-unique.ts';
import { ignoredIsRespected } from './ignored-is-respected.ts';
import { ignoredReplicasAreScaled } from './ignored-replicas-are-scaled.ts';
import { kindIsFollowed } from './kind-is-followed.ts';
import { needsComeFirst } from './needs-come-first.ts';
import { noControllerOutput } from './no-controller-output.ts';
import { noEmptySync } from './no-empty-sync.ts';
import { noPinnedAddress } from './no-pinned-address.ts';
import { noticeIsSent } from './notice-is-sent.ts';
import { projectPermitsNoMore } from './project-permits-no-more.ts';
import { projectPermitsObjects } from './project-permits-objects.ts';
import { respectedListIsApplied } from './respected-list-is-applied.ts';
import { rolloutStrategy } from './rollout-strategy.ts';
import { rolloutWaits } from './rollout-waits.ts';
import { syncWindowOpens } from './sync-window-opens.ts';
import { writtenFieldsIgnored } from './written-fields-ignored.ts';

export const deliveryRules: readonly Rule[] = [
  rolloutStrategy,
  rolloutWaits,
  canaryWeightIsReal,
  analysisWithoutTraffic,
  analysisWaitsForSamples,
  applicationHasProject,
  syncWindowOpens,
  projectPermitsObjects,
  projectPermitsNoMore,
  applicationDestination,
  applicationRevision,
  argoNamespace,
  argoAnnotations,
  chartVersionExact,
  needsComeFirst,
  controllerComesFirst,
  noEmptySync,
  kindIsFollowed,
  identityUnique,
  awsNameUnique,
  writtenFieldsIgnored,
  externalSecretDefaults,
  noPinnedAddress,
  noControllerOutput,
  ignoredIsRespected,
  respectedListIsApplied,
  ignoredReplicasAreScaled,
  noticeIsSent,
  crdHasOneOwner,
];
