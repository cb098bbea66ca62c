import type { Rule } from '../../model/rule.ts';
import { closedPods } from './closed-pods.ts';
import { commonLabels } from './common-labels.ts';
import { containerResources } from './container-resources.ts';
import { filesAreReadable } from './files-are-readable.ts';
import { meshPassesPodSecurity } from './mesh-passes-pod-security.ts';
import { namespaceEnforcesPodSecurity } from './namespace-enforces-pod-security.ts';
import { namespaceOfItsOwn } from './namespace-of-its-own.ts';
import { narrowAwsRights } from './narrow-aws-rights.ts';
import { narrowBindings } from './narrow-bindings.ts';
import { narrowRoles } from './narrow-roles.ts';
import { ownServiceAccount } from './own-service-account.ts';
import { podSecurity } from './pod-security.ts';
import { readOnlyRootFileSystem } from './read-only-root-file-system.ts';
import { servicesStayInside } from './services-stay-inside.ts';
import { tokenOnlyWithRights } from './token-only-with-rights.ts';
import { tokensAreDemanded } from './tokens-are-demanded.ts';
import { userAndGroupIds } from './user-and-group-ids.ts';

export const securityRules: readonly Rule[] = [
  podSecurity,
  namespaceEnforcesPodSecurity,
  meshPassesPodSecurity,
  containerResources,
  userAndGroupIds,
  readOnlyRootFileSystem,
  ownServiceAccount,
  tokenOnlyWithRights,
  closedPods,
  commonLabels,
  narrowRoles,
  narrowAwsRights,
  narrowBindings,
  servicesStayInside,
  namespaceOfItsOwn,
  tokensAreDemanded,
  filesAreReadable,
];
