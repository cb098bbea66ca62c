import known from '../../knowledge/admission/numbers.json' with { type: 'json' };
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const numberInRange: ClusterRule = {
  id: 'number-in-range',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Deployment', 'PodDisruptionBudget', 'Service', 'StatefulSet', 'VirtualService'],
  summary: 'every number is within the range that the API server or a webhook accepts',
  why: 'A number outside its range still has the right type: the schema accepts it, and the API server or a webhook refuses it.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: judged<Range>(known, outside),
};

/** The numbers that a field takes. */
interface Range {
  readonly from: number;
  /** @default - no limit */
  readonly to?: number | undefined;
  /** Whether 0 says that there is none. */
  readonly none?: boolean | undefined;
  /** Whether it may be a percentage, and up to how much: a number or `any`. */
  readonly percent?: number | string | undefined;
}

function outside(value: unknown, range: Range): readonly Said[] | undefined {
  if (typeof value === 'number')
    return isWithin(value, range) ? undefined : [{ is: `${value}`, needed: rangeText(range) }];
  // A port may also be a name, which is not a number.
  if (typeof value !== 'string' || range.percent === undefined) return undefined;
  const share = Number(/^(\d+)%$/.exec(value)?.[1]);
  const most = range.percent === 'any' ? Infinity : Number(range.percent);
  return share >= range.from && share <= most ? undefined : [{ is: `'${value}'`, needed: rangeText(range) }];
}

function isWithin(value: number, { from, to = Infinity, none }: Range): boolean {
  return (value >= from && value <= to) || (none === true && value === 0);
}

function rangeText({ from, to = Infinity, percent }: Range): string {
  const most = from > 0 ? `${from} to ${percent}%` : `at most ${percent}%`;
  const share = percent === undefined ? '' : percent === 'any' ? ', or a percentage' : `, or ${most}`;
  return (to < 2 ** 31 - 1 ? `${from} to ${to}` : `at least ${from}`) + share;
}
