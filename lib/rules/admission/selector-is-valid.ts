import known from '../../knowledge/admission/selectors.json' with { type: 'json' };
import type { ClusterRule } from '../../model/rule.ts';
import { isQualifiedName, qualifiedNames } from '../../schemas/qualified-name.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const selectorIsValid: ClusterRule = {
  id: 'selector-is-valid',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Deployment', 'NetworkPolicy'],
  summary: 'every selector has the values that its operators take, and no controller selects all pods',
  why: 'The API server refuses a selector whose operator and values do not fit.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors',
  check: judged<string>(known, invalid),
};

interface Requirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly unknown[] | null;
}

/** @param form - `nodes`, `labels`, or `some labels`, which may not be empty */
function invalid(value: unknown, form: string): readonly Said[] | undefined {
  if (form === 'nodes') return badRequirements(value, '');
  if (typeof value !== 'object' || value === null) return undefined;
  const { matchLabels, matchExpressions } = value as { matchLabels?: object | null; matchExpressions?: unknown };
  let said = matchExpressions === undefined ? undefined : badRequirements(matchExpressions, '.matchExpressions');
  for (const label in matchLabels) {
    if (!isQualifiedName(label))
      said = [...(said ?? []), { at: `.matchLabels['${label}']`, is: 'a key', needed: qualifiedNames }];
    const text: unknown = (matchLabels as Readonly<Record<string, unknown>>)[label];
    if (typeof text === 'string' && !labelValue.test(text))
      said = [...(said ?? []), { at: `.matchLabels['${label}']`, is: `'${text}'`, needed: valueForm }];
  }
  if (form === 'some labels' && isEmpty(matchLabels) && isEmpty(matchExpressions))
    return [{ is: 'empty, which is refused here', needed: 'labels of its template' }];
  return said;
}

function badRequirements(list: unknown, prefix: string): readonly Said[] | undefined {
  if (!Array.isArray(list)) return undefined;
  let said: Said[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const requirement = list[index] as Requirement | null;
    const key = requirement?.key;
    if (typeof key === 'string' && !isQualifiedName(key))
      (said ??= []).push({ at: `${prefix}[${index}].key`, is: `'${key}'`, needed: qualifiedNames });
    for (const one of badValues(requirement)) (said ??= []).push({ ...one, at: `${prefix}[${index}].values` });
  }
  return said;
}

function badValues(requirement: Requirement | null): readonly Said[] {
  const { operator } = requirement ?? {};
  const values = requirement?.values ?? [];
  switch (operator) {
    case 'Exists':
    case 'DoesNotExist':
      return values.length === 0 ? [] : [{ is: `${values.length} with ${operator}`, needed: 'none' }];
    case 'In':
    case 'NotIn':
      if (values.length === 0) return [{ is: `none with ${operator}`, needed: 'at least one' }];
      return values.flatMap((value) =>
        typeof value !== 'string' || labelValue.test(value) ? [] : [{ is: `'${value}'`, needed: valueForm }],
      );
    case 'Gt':
    case 'Lt':
    case 'Gte':
    case 'Lte':
      if (values.length === 1 && /^-?\d+$/.test(String(values[0]))) return [];
      return [{ is: `${values.map(String).join(', ')} with ${operator}`.trim(), needed: 'one whole number' }];
    case undefined:
    default:
      return [];
  }
}

const labelValue = /^(?!.{64})([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const valueForm = 'a label: at most 63 letters, digits, -, _ and ., with a letter or digit at both ends';

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.keys(value).length === 0;
}
