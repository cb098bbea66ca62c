import type { ClusterRule } from '../../model/rule.ts';
import { forms, type Form } from '../../model/admission/forms.ts';
import { judged, type Said } from '../../model/admission/table.ts';

export const nameIsValid: ClusterRule = {
  id: 'name-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'ConfigMap', 'ServiceEntry', 'Sidecar'],
  summary: 'every name, key and host has the form that is demanded of it',
  why: 'Names within an object, and those that others are derived from, are held against a form in code.',
  check: (cluster) => judged(cluster, forms, malformed),
};

function malformed(value: unknown, { pattern, longest, needed, fromOne }: Form): readonly Said[] | undefined {
  // What is empty is missing.
  if (typeof value !== 'string' || (value === '' && fromOne !== true)) return undefined;
  return value.length <= longest && pattern.test(value) ? undefined : [{ is: `'${value}'`, needed }];
}
