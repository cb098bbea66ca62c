import type { ClusterRule } from '../../model/rule.ts';
import { forms, type Form } from '../../model/admission/forms.ts';
import { judged, type Said } from '../../model/admission/table.ts';

export const nameIsValid: ClusterRule = {
  id: 'name-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'ConfigMap', 'ServiceEntry', 'Sidecar'],
  summary: 'every name, key and host has the syntax that the API server or the controller requires',
  why: 'Names inside an object, and names that controllers derive from them, are validated in code and not by a schema.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: (cluster) => judged(cluster, forms, malformed),
};

function malformed(value: unknown, { pattern, longest, needed, fromOne }: Form): readonly Said[] | undefined {
  // field-is-filled reports empty values.
  if (typeof value !== 'string' || (value === '' && fromOne !== true)) return undefined;
  return value.length <= longest && pattern.test(value) ? undefined : [{ is: `'${value}'`, needed }];
}
