import known from '../../knowledge/admission/unions.json' with { type: 'json' };
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const oneOfSeveral: ClusterRule = {
  id: 'one-of-several',
  tier: 'correctness',
  severity: 'error',
  kinds: ['pods', 'EC2NodeClass', 'Issuer', 'PrometheusRule'],
  summary: 'where a kind requires exactly one of several fields, exactly one is set',
  why: 'If several of these fields are set, or none is, the API server refuses the object, or the controller uses whichever it reads first.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: judged<readonly Union[]>(known, miscounted),
};

/** Fields of which one must be set, at most one, or some. */
interface Union {
  readonly one?: Names;
  readonly atMostOne?: Names;
  readonly some?: Names;
  /** Fields that stand beside none of the others. */
  readonly alone?: Names;
}

type Names = readonly string[] | undefined;

function miscounted(value: unknown, demands: readonly Union[]): readonly Said[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  let said: Said[] | undefined;
  for (const { one, atMostOne, some, alone } of demands) {
    const of = one ?? atMostOne ?? some ?? [];
    let count = 0;
    let lonely = 0;
    for (const name of of) {
      if (isEmpty(fields[name])) continue;
      count += 1;
      if (alone?.includes(name) === true) lonely += 1;
    }
    if ((count >= 1 || atMostOne !== undefined) && (count <= 1 || some !== undefined) && (lonely === 0 || count === 1))
      continue;
    const is = count === 0 ? `none of ${of.join(', ')}` : of.filter((name) => !isEmpty(fields[name])).join(' and ');
    (said ??= []).push({ is, needed: count === 0 && some !== undefined ? 'some of them' : 'one of them' });
  }
  return said;
}

/** The API server treats an empty text or list like a missing one. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
