import type { ClusterRule } from '../../model/rule.ts';
import { ranges, type Range } from '../../model/admission/numbers.ts';
import { judged, type Said } from '../../model/admission/table.ts';

export const numberInRange: ClusterRule = {
  id: 'number-in-range',
  tier: 'correctness',
  severity: 'error',
  kinds: ['Deployment', 'PodDisruptionBudget', 'Service', 'VirtualService'],
  summary: 'every number is within the range that the API server or a webhook accepts',
  why: 'A number outside its range still has the right type: the schema accepts it, and the API server or a webhook refuses it.',
  source: 'https://github.com/kubernetes/kubernetes/blob/v1.35.0/pkg/apis/core/validation/validation.go',
  check: (cluster) => judged(cluster, ranges, outside),
};

function outside(value: unknown, range: Range): readonly Said[] | undefined {
  if (typeof value === 'number') return isWithin(value, range) ? undefined : [{ is: `${value}`, needed: shown(range) }];
  // A port may also be a name, which is not a number.
  if (typeof value !== 'string' || range.percent === undefined) return undefined;
  const share = /^(\d+)%$/.exec(value)?.[1];
  return share === undefined || Number(share) > range.percent
    ? [{ is: `'${value}'`, needed: shown(range) }]
    : undefined;
}

function isWithin(value: number, { from, to, none }: Range): boolean {
  return (value >= from && value <= to) || (none === true && value === 0);
}

function shown({ from, to, percent }: Range): string {
  const share = percent === undefined ? '' : percent === Infinity ? ', or a percentage' : `, or at most ${percent}%`;
  return (to < 2 ** 31 - 1 ? `${from} to ${to}` : `at least ${from}`) + share;
}
