import type { Rule } from '../../model/rule.ts';
import { apiVersionCurrent } from './api-version-current.ts';
import { apiVersionServed } from './api-version-served.ts';
import { clusterAutoscalerVersion } from './cluster-autoscaler-version.ts';
import { clusterVersionOffered } from './cluster-version-offered.ts';
import { deprecatedField } from './deprecated-field.ts';
import { deprecatedName } from './deprecated-name.ts';
import { fieldInOldestVersion } from './field-in-oldest-version.ts';
import { frozenRegistry } from './frozen-registry.ts';
import { imageIsMaintained } from './image-is-maintained.ts';

export const apiLifeRules: readonly Rule[] = [
  apiVersionServed,
  apiVersionCurrent,
  clusterVersionOffered,
  clusterAutoscalerVersion,
  deprecatedField,
  deprecatedName,
  fieldInOldestVersion,
  frozenRegistry,
  imageIsMaintained,
];
