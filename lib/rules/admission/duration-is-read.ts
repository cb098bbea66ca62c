import known from '../../knowledge/admission/durations.json' with { type: 'json' };
import { duration } from '../../model/duration.ts';
import type { ClusterRule } from '../../model/rule.ts';
import type { Said } from '../../model/admission/judgement.ts';
import { judged } from '../../model/admission/table.ts';

export const durationIsRead: ClusterRule = {
  id: 'duration-is-read',
  tier: 'correctness',
  severity: 'error',
  kinds: ['DestinationRule', 'ExternalSecret', 'Rollout', 'Schedule'],
  summary: 'every duration has the syntax that its controller parses',
  why: 'The schema accepts any string. Most controllers parse Go durations, which have no unit for days, and fail on anything else.',
  source: 'https://pkg.go.dev/time#ParseDuration',
  check: judged<Syntax>(known, unread),
};

/** How a controller reads a duration. */
interface Syntax {
  readonly example: string;
  /** Seconds that it lasts at least. @default - it may also be negative */
  readonly least?: number | undefined;
  /** Whether a bare number is seconds. */
  readonly takesSeconds?: boolean | undefined;
}

/** Units, as of Go: none of them is a day. */
const units = /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

function unread(value: unknown, syntax: Syntax): readonly Said[] | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  return secondsOf(text, syntax) >= (syntax.least ?? -Infinity)
    ? undefined
    : [{ is: `'${text}'`, needed: syntax.example }];
}

function secondsOf(text: string, { takesSeconds }: Syntax): number {
  if (takesSeconds === true && /^[+-]?\d+$/.test(text)) return Number(text);
  if (!units.test(text)) return Number.NaN;
  const length = duration(text.replace(/^[+-]/, ''));
  // Below a millisecond, units differ from those that fields here use.
  const seconds = Number.isNaN(length) ? 0 : length;
  return text.startsWith('-') ? -seconds : seconds;
}
