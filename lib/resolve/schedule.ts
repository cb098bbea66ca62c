import { CronPattern } from 'croner';
import { timeZones } from '../knowledge/time-zones.ts';
import { suggestion } from '../schemas/closest.ts';
import type { Report } from './problem.ts';

/**
 * Whether the text is a cron expression of five fields, as Kubernetes and Velero read it, that has at least one run.
 */
export function isSchedule(text: string): boolean {
  return scheduleNeeded(text) === undefined;
}

/** Reports a schedule that is invalid, or that never runs. */
export function checkSchedule(field: string, text: string, report: Report): void {
  const needed = scheduleNeeded(text);
  if (needed !== undefined) report(field, `'${text}'`, needed);
}

/** Reports an unknown time zone: Kubernetes would refuse the CronJob, or never run it. */
export function checkTimeZone(zone: string | undefined, report: Report, field = 'timeZone'): void {
  if (zone === undefined || timeZones().has(zone)) return;
  report(field, `'${zone}'`, `an IANA time zone such as Etc/UTC${suggestion(zone, timeZones())}`);
}

/** The number of days of each month in a leap year. */
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The needed value, if a schedule is wrong; undefined if it is right. Kubernetes reads schedules with
 * https://pkg.go.dev/github.com/robfig/cron/v3.
 */
function scheduleNeeded(text: string): string | undefined {
  const fields = text.trim().split(/\s+/);
  const five = "five fields of cron, such as '0 3 * * *'";
  if (fields.length !== 5) return five;
  const beyond = fields.map((text, index) => rangeNeeded(text, index)).find((needed) => needed !== undefined);
  if (beyond !== undefined) return beyond;
  const letters = text.replaceAll(
    /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|sun|mon|tue|wed|thu|fri|sat)\b/gi,
    '',
  );
  if (/[^\d\s*?,/-]/.test(letters)) return five;
  try {
    return comes(new CronPattern(text)) ? undefined : 'a day that its months have';
  } catch {
    return five;
  }
}

/** The fields of a schedule with their ranges: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
const ranges = [
  ['minutes', 0, 59],
  ['hours', 0, 23],
  ['days of the month', 1, 31],
  ['months', 1, 12],
  ['weekdays, Sunday to Saturday,', 0, 6],
] as const;

/** The needed value, if a number of a field is outside of its range; a step may be any number. */
function rangeNeeded(text: string, index: number): string | undefined {
  const [name, least, most] = ranges[index] ?? ['', 0, Infinity];
  const numbers = text.replaceAll(/\/\d+/g, '').match(/\d+/g) ?? [];
  const isBeyond = numbers.map(Number).some((number) => number < least || number > most);
  return isBeyond ? `${name} from ${least} to ${most}` : undefined;
}

/** Whether a schedule with days of the month and no weekday has such a day in at least one of its months. */
function comes({ day, month, starDOW }: CronPattern): boolean {
  if (!starDOW) return true;
  return daysOfMonth.some((days, index) => month[index] === 1 && day.slice(0, days).some((is) => is === 1));
}

/** The most minutes between two times of a schedule; of one that does not come every day, a day at least. */
export function longestMinutes(schedule: string): number {
  const { minute, hour, day, month, dayOfWeek } = new CronPattern(schedule);
  const everyDay = [day, month, dayOfWeek].every((list) => !list.includes(0));
  const times = hour.flatMap((isHour, at) =>
    isHour === 1 ? minute.flatMap((isMinute, part) => (isMinute === 1 ? at * 60 + part : [])) : [],
  );
  const [first = 0] = times;
  const gaps = times.map((time, index) => (times[index + 1] ?? first + 1440) - time);
  return Math.max(...gaps, everyDay ? 0 : 2 * 1440);
}
