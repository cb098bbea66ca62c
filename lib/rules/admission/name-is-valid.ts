import type { ClusterRule } from '../../model/rule.ts';
import { forms, type Form } from '../../model/admission/forms.ts';
import { judged, type Said } from '../../model/admission/table.ts';

/** Names within an object, and those that others are derived from, are held against a form in code. */
export const nameIsValid: ClusterRule = {
  id: 'name-is-valid',
  severity: 'error',
  summary: 'every name, key and host has the form that is demanded of it',
  check: (cluster) => judged(cluster, forms, malformed),
};

function malformed(value: unknown, { pattern, longest, needed }: Form): readonly Said[] | undefined {
  // What is empty is missing.
  if (typeof value !== 'string' || value === '') return undefined;
  return value.length <= longest && pattern.test(value) ? undefined : [{ is: `'${value}'`, needed }];
}
