import known from '../../knowledge/admission/fields.json' with { type: 'json' };
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const fieldIsFilled: ClusterRule = {
  id: 'field-is-filled',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'AnalysisTemplate', 'Gateway', 'Issuer'],
  summary: 'every field that is always required is set and not empty',
  why: 'A schema may accept an empty list, and does not contain what the API server requires in its code.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: judged<Filling>(known, unfilled),
};

/** Fields that must hold something, and what. */
interface Filling {
  /** Those whose absence no schema sees either. */
  readonly there?: Texts;
  /** Those that a schema only wants to be there. */
  readonly filled?: Texts;
}

type Texts = Readonly<Record<string, string | undefined>> | undefined;

function unfilled(value: unknown, { there, filled }: Filling): readonly Said[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  let said: Said[] | undefined;
  for (const name in there) {
    const is = fields[name] === undefined ? 'missing' : emptiness(fields[name]);
    if (is !== undefined) (said ??= []).push({ at: `.${name}`, is, needed: there[name] ?? '' });
  }
  for (const name in filled) {
    const is = emptiness(fields[name]);
    if (is !== undefined) (said ??= []).push({ at: `.${name}`, is, needed: filled[name] ?? '' });
  }
  return said;
}

function emptiness(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? `'${value}'` : undefined;
  return Array.isArray(value) && value.length === 0 ? 'empty' : undefined;
}
