import type { Rule } from '../../model/rule.ts';
import { apiVersionCurrent } from './api-version-current.ts';
import { apiVersionServed } from './api-version-served.ts';
import { deprecatedField } from './deprecated-field.ts';
import { deprecatedName } from './deprecated-name.ts';
import { fieldInOldestVersion } from './field-in-oldest-version.ts';

export const versionsRules: readonly Rule[] = [
  apiVersionServed,
  apiVersionCurrent,
  deprecatedField,
  deprecatedName,
  fieldInOldestVersion,
];
