import { CronPattern } from 'croner';

/** When a schedule comes, or what is wrong with it. */
export type Schedule = Times | { readonly wrong: string };

/** Times of a week at which a schedule may come. */
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
    const cron = new CronPattern(pattern.replace(/^@midnight$/, '@daily'));
    return comes(cron) ? timesOf(cron) : { wrong: 'never comes' };
  } catch {
    return { wrong: 'cannot be read' };
  }
}

/** The most days from one run to the next; Infinity for a schedule that never comes or cannot be read. */
export function longestDays(text: string): number {
  const pattern = text.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  try {
    const { day, month, dayOfWeek, starDOM, starDOW } = new CronPattern(pattern.replace(/^@midnight$/, '@daily'));
    let longest = Number.POSITIVE_INFINITY;
    let last: number | undefined;
    let today = 0;
    // Two leap years, each with its shortest February, show every gap of months; weekdays go round within.
    for (let turn = 0; turn < 24; turn += 1) {
      for (let date = 0; date < (turn % 12 === 1 ? 28 : (daysOfMonth[turn % 12] ?? 0)); date += 1, today += 1) {
        const [onDate, onWeekday] = [isSet(day, date), isSet(dayOfWeek, today % 7)];
        // Where both are restricted either will do.
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
