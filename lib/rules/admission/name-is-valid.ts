import known from '../../knowledge/admission/forms.json' with { type: 'json' };
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';
import { patternOf } from '../../model/pattern.ts';

export const nameIsValid: ClusterRule = {
  id: 'name-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'ConfigMap', 'ServiceEntry', 'Sidecar'],
  summary: 'every name, key and host has the syntax that the API server or the controller requires',
  why: 'Names inside an object, and names that controllers derive from them, are validated in code and not by a schema.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: judged<Form>(known, malformed),
};

/** How a name is written. */
interface Form {
  readonly pattern: string;
  readonly longest: number;
  readonly needed: string;
  /** Whether an empty one is refused, and not merely taken for none. */
  readonly fromOne?: boolean | undefined;
}

function malformed(value: unknown, { pattern, longest, needed, fromOne }: Form): readonly Said[] | undefined {
  // field-is-filled reports empty values.
  if (typeof value !== 'string' || (value === '' && fromOne !== true)) return undefined;
  return value.length <= longest && patternOf(pattern).test(value) ? undefined : [{ is: `'${value}'`, needed }];
}
