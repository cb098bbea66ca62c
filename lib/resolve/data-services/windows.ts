import type { Report } from '../problem.ts';

const time = '([01]\\d|2[0-3]):[0-5]\\d';
const day = '(mon|tue|wed|thu|fri|sat|sun)';

/** Reports a daily window that AWS would refuse. */
export function checkDailyWindow(field: string, window: string, report: Report): void {
  check(field, window, `${time}-${time}`, 'a time of day in UTC, such as 03:00-04:00', report);
}

/** Reports a weekly window that AWS would refuse. */
export function checkWeeklyWindow(field: string, window: string, report: Report): void {
  check(
    field,
    window,
    `${day}:${time}-${day}:${time}`,
    'a time of the week in UTC, such as sun:04:00-sun:05:00',
    report,
  );
}

/** Reports a weekly start that AWS would refuse. */
export function checkWeeklyStart(field: string, start: string, report: Report): void {
  check(field, start, `${day}:${time}`, 'a time of the week in UTC, such as sun:04:00', report);
}

/** Reports a number of days that AWS would refuse. */
export function checkDays(field: string, days: number, from: number, to: number, report: Report): void {
  if (!Number.isInteger(days) || days < from || days > to) report(field, String(days), `${from} to ${to} days`);
}

function check(field: string, value: string, pattern: string, needed: string, report: Report): void {
  if (!new RegExp(`^${pattern}$`).test(value)) report(field, `'${value}'`, needed);
}
