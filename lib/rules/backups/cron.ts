import { Cron } from 'croner';

/** A schedule as Velero and CloudNativePG write it, or what is wrong with it. */
export type Schedule = { readonly runs: (count: number) => readonly Date[] } | { readonly wrong: string };

/**
 * Reads a schedule: five fields for Velero, six for CloudNativePG, whose first are seconds. Both read them with
 * robfig/cron, which knows `@daily` and `CRON_TZ=`. https://pkg.go.dev/github.com/robfig/cron/v3
 */
export function readSchedule(text: string, fields: 5 | 6): Schedule {
  const pattern = text.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  if (/^@every\s+\S+$/.test(pattern) || pattern === '@midnight') return { runs: () => [] };
  const count = pattern.split(/\s+/).length;
  if (!pattern.startsWith('@') && count !== fields)
    return { wrong: `has ${count} fields, and ${fields} are read${fields === 6 ? ', the first of them seconds' : ''}` };
  if (/[LW#]/.test(pattern.replace(/\b(?:JUL|WED)\b/gi, ''))) return { wrong: 'has L, W or #, which are not read' };
  try {
    const cron = new Cron(pattern, { paused: true, timezone: 'UTC' });
    // Any year will do, with a leap day in reach.
    const runs = (number: number): readonly Date[] => cron.nextRuns(number, '2026-01-04T00:00:00Z');
    return runs(1).length === 0 ? { wrong: 'never comes' } : { runs };
  } catch {
    return { wrong: 'cannot be read' };
  }
}
