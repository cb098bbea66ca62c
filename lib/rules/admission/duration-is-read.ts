import { duration } from '../../model/duration.ts';
import type { ClusterRule } from '../../model/rule.ts';
import { syntaxes, type Syntax } from '../../model/admission/durations.ts';
import { judged, type Said } from '../../model/admission/table.ts';

export const durationIsRead: ClusterRule = {
  id: 'duration-is-read',
  tier: 'correctness',
  severity: 'error',
  kinds: ['DestinationRule', 'ExternalSecret', 'Rollout', 'Schedule'],
  summary: 'every duration has the syntax that its controller parses',
  why: 'The schema accepts any string. Most controllers parse Go durations, which have no unit for days, and fail on anything else.',
  source: 'https://pkg.go.dev/time#ParseDuration',
  check: (cluster) => judged(cluster, syntaxes, unread),
};

function unread(value: unknown, syntax: Syntax): readonly Said[] | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  return secondsOf(text, syntax) >= syntax.least ? undefined : [{ is: `'${text}'`, needed: syntax.example }];
}

function secondsOf(text: string, { units, takesSeconds }: Syntax): number {
  if (takesSeconds === true && /^[+-]?\d+$/.test(text)) return Number(text);
  if (!units.test(text)) return Number.NaN;
  const length = duration(text.replace(/^[+-]/, ''));
  // Below a millisecond, units differ from those that fields here use.
  const seconds = Number.isNaN(length) ? 0 : length;
  return text.startsWith('-') ? -seconds : seconds;
}
