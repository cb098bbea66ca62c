import type { Rule } from '../../model/rule.ts';
import { initContainerEnds } from './init-container-ends.ts';
import { tolerationIsValid } from './toleration-is-valid.ts';
import { dataFitsObject } from './data-fits-object.ts';
import { durationIsRead } from './duration-is-read.ts';
import { fieldIsFilled } from './field-is-filled.ts';
import { fieldsAgree } from './fields-agree.ts';
import { meshDefaultOnce } from './mesh-default-once.ts';
import { meshPolicyIsWhole } from './mesh-policy-is-whole.ts';
import { metricDecides } from './metric-decides.ts';
import { metricHasTarget } from './metric-has-target.ts';
import { nameIsValid } from './name-is-valid.ts';
import { numberInRange } from './number-in-range.ts';
import { oneOfSeveral } from './one-of-several.ts';
import { podPartsOnce } from './pod-parts-once.ts';
import { policyPeerIsValid } from './policy-peer-is-valid.ts';
import { priorityIsOfClass } from './priority-is-of-class.ts';
import { resourcesAgree } from './resources-agree.ts';
import { roleRuleGrants } from './role-rule-grants.ts';
import { roleRuleIsWhole } from './role-rule-is-whole.ts';
import { selectorIsValid } from './selector-is-valid.ts';
import { serviceEntryResolves } from './service-entry-resolves.ts';
import { serviceIsWhole } from './service-is-whole.ts';
import { variablesOnce } from './variables-once.ts';
import { wordIsKnown } from './word-is-known.ts';

export const admissionRules: readonly Rule[] = [
  initContainerEnds,
  tolerationIsValid,
  fieldIsFilled,
  oneOfSeveral,
  fieldsAgree,
  dataFitsObject,
  numberInRange,
  wordIsKnown,
  durationIsRead,
  nameIsValid,
  podPartsOnce,
  priorityIsOfClass,
  resourcesAgree,
  selectorIsValid,
  metricHasTarget,
  policyPeerIsValid,
  roleRuleIsWhole,
  roleRuleGrants,
  serviceIsWhole,
  serviceEntryResolves,
  meshPolicyIsWhole,
  meshDefaultOnce,
  metricDecides,
  variablesOnce,
];
