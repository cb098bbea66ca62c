import { CronPattern } from 'croner';

/** The times of a schedule, or what is wrong with it. */
export type Schedule = Times | { readonly wrong: string };

/** Times of a week at which a schedule may run. */
export interface Times {
  /** Minutes from Sunday midnight, ascending; none where it comes after a while instead of at a time. */
  readonly minutesOfWeek: readonly number[];
  /** Whether it comes at all of them in every week, and not only on some days or in some months. */
  readonly everyWeek: boolean;
}

/** Minutes of a week. */
export const week = 7 * 24 * 60;

/**
 * Reads a schedule: five fields for Velero, six for CloudNativePG, whose first are seconds. Both read them with
 * robfig/cron, which knows `@daily` and `CRON_TZ=`. https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function readSchedule(text: string, fields: 5 | 6): Schedule {
  const pattern = text.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  if (/^@every\s+\S+$/.test(pattern)) return { minutesOfWeek: [], everyWeek: true };
  const count = pattern.split(/\s+/).length;
  if (!pattern.startsWith('@') && count !== fields)
    return { wrong: `has ${count} fields, and ${fields} are read${fields === 6 ? ', the first of them seconds' : ''}` };
  if (/[LW#]/.test(pattern.replace(/\b(?:JUL|WED)\b/gi, ''))) return { wrong: 'has L, W or #, which are not read' };
  if (/(?:^|[,-])7(?:[,/-]|$)/.test(pattern.split(/\s+/).at(-1) ?? ''))
    return { wrong: 'has weekday 7, and Sunday is 0' };
  try {
    const cron = patternOf(pattern);
    return comes(cron) ? timesOf(cron) : { wrong: 'never comes' };
  } catch {
    return { wrong: 'cannot be read' };
  }
}

/** As robfig/cron reads it: `5/10` is from 5 on, to the end. */
function patternOf(pattern: string): CronPattern {
  if (pattern.startsWith('@')) return new CronPattern(pattern.replace(/^@midnight$/, '@daily'));
  const parts = pattern.split(/\s+/).reverse();
  const whole = parts.map((part, index) =>
    part.replace(/(^|,)(\w+)\//g, (_, before: string, from: string) => `${before}${from}-${lasts[index] ?? 59}/`),
  );
  return new CronPattern(whole.reverse().join(' '));
}

/** The last value of each field, from the last field on. */
const lasts = [6, 12, 31, 23];

const fields = [
  { from: 0, to: 59, names: '' },
  { from: 0, to: 23, names: '' },
  { from: 1, to: 31, names: '' },
  { from: 1, to: 12, names: 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec' },
  { from: 0, to: 6, names: 'sun|mon|tue|wed|thu|fri|sat' },
] as const;

/** Why the API server refuses the schedule of a CronJob, or why it never runs; undefined for a valid one. */
export function scheduleFault(text: string): string | undefined {
  if (/^(?:CRON_)?TZ=/.test(text)) return undefined;
  if (text.startsWith('@')) {
    if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text)) return undefined;
    return /^@every ([\d.]+(ns|us|µs|ms|s|m|h))+$/.test(text) ? undefined : 'is no name of a schedule';
  }
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length) return `has ${parts.length} fields, and 5 are read`;
  for (const [index, part] of parts.entries()) {
    const fault = part
      .split(',')
      .map((range) => rangeFault(range, index))
      .find((one) => one !== undefined);
    if (fault !== undefined) return fault;
  }
  const read = readSchedule(text, 5);
  return 'wrong' in read ? read.wrong : undefined;
}

/** https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format */
function rangeFault(range: string, index: number): string | undefined {
  const { from, to, names } = fields[index] ?? fields[0];
  const words = names === '' ? [] : names.split('|');
  const number = (word: string) =>
    /^\d+$/.test(word)
      ? Number(word)
      : words.indexOf(word.toLowerCase()) + (words.includes(word.toLowerCase()) ? from : Number.NaN);
  const [span = '', step, ...more] = range.split('/');
  if (more.length > 0 || (step !== undefined && !(Number(step) > 0 && /^\d+$/.test(step))))
    return `has '${range}', which is no step`;
  if (span === '*' || span === '?') return undefined;
  const [low, high, ...others] = span.split('-').map(number);
  if (low === undefined || others.length > 0 || Number.isNaN(low) || Number.isNaN(high ?? 0))
    return `has '${range}', which is not read`;
  const last = high ?? low;
  return low < from || last > to || low > last ? `has '${range}', which is not within ${from} to ${to}` : undefined;
}

/** The most days from one run to the next; Infinity for a schedule that never comes or cannot be read. */
export function longestDays(text: string): number {
  const pattern = text.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  try {
    const { day, month, dayOfWeek, starDOM, starDOW } = patternOf(pattern);
    let longest = Number.POSITIVE_INFINITY;
    let last: number | undefined;
    let today = 0;
    // Two leap years, each with its shortest February, show every gap of months; weekdays go round within.
    for (let turn = 0; turn < 24; turn += 1) {
      for (let date = 0; date < (turn % 12 === 1 ? 28 : (daysOfMonth[turn % 12] ?? 0)); date += 1, today += 1) {
        const [onDate, onWeekday] = [isSet(day, date), isSet(dayOfWeek, today % 7)];
        // If both are restricted, either one matches.
        const isDay = starDOM || starDOW ? onDate && onWeekday : onDate || onWeekday;
        if (!isDay || !isSet(month, turn % 12)) continue;
        if (last !== undefined) longest = Math.max(Number.isFinite(longest) ? longest : 0, today - last);
        last = today;
      }
    }
    return longest;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether one of its months has one of its days; a weekday comes in every month. */
function comes({ day, month, starDOW }: CronPattern): boolean {
  return (
    !starDOW || daysOfMonth.some((length, index) => isSet(month, index) && day.slice(0, length).some((one) => one > 0))
  );
}

function timesOf({ minute, hour, dayOfWeek, month, starDOM }: CronPattern): Times {
  const minutesOfWeek: number[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    if (!isSet(dayOfWeek, weekday) && starDOM) continue;
    for (let at = 0; at < 24 * 60; at++)
      if (isSet(hour, Math.floor(at / 60)) && isSet(minute, at % 60)) minutesOfWeek.push(weekday * 24 * 60 + at);
  }
  return { minutesOfWeek, everyWeek: starDOM && !month.includes(0) };
}

function isSet(list: readonly number[], index: number): boolean {
  return (list[index] ?? 0) > 0;
}
