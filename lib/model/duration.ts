const seconds: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

const parts = /(\d+(?:\.\d+)?|\.\d+)(ms|[smhdwy])/g;

/** Seconds of a duration of Go or Prometheus, such as `1m30s`; NaN for what is none. */
export function duration(text: unknown): number {
  if (typeof text !== 'string') return Number.NaN;
  let time = known.get(text);
  if (time === undefined) known.set(text, (time = secondsOf(text)));
  return time;
}

/** A platform has few that differ. */
const known = new Map<string, number>();

function secondsOf(text: string): number {
  if (text === '0') return 0;
  let total = 0;
  let length = 0;
  for (const [part, count, unit = ''] of text.matchAll(parts)) {
    total += Number(count) * (seconds[unit] ?? Number.NaN);
    length += part.length;
  }
  return length === text.length && length > 0 ? total : Number.NaN;
}
