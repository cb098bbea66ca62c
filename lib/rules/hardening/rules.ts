import type { Rule } from '../../model/rule.ts';
import { closedPods } from './closed-pods.ts';
import { clusterAddonsExist } from './cluster-addons-exist.ts';
import { clusterEndpointClosed } from './cluster-endpoint-closed.ts';
import { clusterHasDisks } from './cluster-has-disks.ts';
import { clusterSecretsEncrypted } from './cluster-secrets-encrypted.ts';
import { commonLabels } from './common-labels.ts';
import { containerProbes } from './container-probes.ts';
import { containerResources } from './container-resources.ts';
import { cronJobSchedule } from './cron-job-schedule.ts';
import { dataIsEncrypted } from './data-is-encrypted.ts';
import { dataIsPrivate } from './data-is-private.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { jobProxiesEnd } from './job-proxies-end.ts';
import { jobsEnd } from './jobs-end.ts';
import { meshPassesPodSecurity } from './mesh-passes-pod-security.ts';
import { namespaceEnforcesPodSecurity } from './namespace-enforces-pod-security.ts';
import { namespaceOfItsOwn } from './namespace-of-its-own.ts';
import { narrowBindings } from './narrow-bindings.ts';
import { narrowRoles } from './narrow-roles.ts';
import { noNakedPods } from './no-naked-pods.ts';
import { nodeMetadataClosed } from './node-metadata-closed.ts';
import { ownServiceAccount } from './own-service-account.ts';
import { podSecurity } from './pod-security.ts';
import { priorityClass } from './priority-class.ts';
import { probeQuestions } from './probe-questions.ts';
import { readOnlyRootFileSystem } from './read-only-root-file-system.ts';
import { restartPolicy } from './restart-policy.ts';
import { rollingUpdate } from './rolling-update.ts';
import { servicesStayInside } from './services-stay-inside.ts';
import { spreadOverNodes } from './spread-over-nodes.ts';
import { startupProbe } from './startup-probe.ts';
import { tokenOnlyWithRights } from './token-only-with-rights.ts';
import { tokensAreDemanded } from './tokens-are-demanded.ts';
import { userAndGroupIds } from './user-and-group-ids.ts';
import { variablesOnce } from './variables-once.ts';

export const hardeningRules: readonly Rule[] = [
  podSecurity,
  namespaceEnforcesPodSecurity,
  meshPassesPodSecurity,
  containerResources,
  userAndGroupIds,
  readOnlyRootFileSystem,
  containerProbes,
  startupProbe,
  probeQuestions,
  variablesOnce,
  ownServiceAccount,
  tokenOnlyWithRights,
  closedPods,
  imagePullPolicy,
  commonLabels,
  priorityClass,
  restartPolicy,
  rollingUpdate,
  spreadOverNodes,
  narrowRoles,
  narrowBindings,
  servicesStayInside,
  namespaceOfItsOwn,
  cronJobSchedule,
  jobsEnd,
  jobProxiesEnd,
  noNakedPods,
  clusterEndpointClosed,
  nodeMetadataClosed,
  clusterSecretsEncrypted,
  clusterAddonsExist,
  clusterHasDisks,
  dataIsEncrypted,
  dataIsPrivate,
  tokensAreDemanded,
];
