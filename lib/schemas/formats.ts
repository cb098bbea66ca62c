import type { Format } from '../../imports/schema.ts';

/** A format of texts, with its description for people. */
export interface TextFormat {
  readonly test: (text: string) => boolean;
  readonly needed: string;
}

/** Base64 in groups of four; line ends are ignored, as in Go. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function isBase64(text: string): boolean {
  return base64.test(/[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text);
}

/** RFC 3339. */
const moment =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

function isMoment(text: string): boolean {
  const [, year, month, day] = moment.exec(text) ?? [];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = month === '02' ? (isLeap ? 29 : 28) : ['04', '06', '09', '11'].includes(month ?? '') ? 30 : 31;
  return day !== undefined && Number(day) <= days;
}

/** https://pkg.go.dev/time#ParseDuration, and words that https://github.com/go-openapi/strfmt also accepts. */
const duration =
  /^[+-]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$|^(\d+ ?(ns|nano|nanoseconds?|us|µs|micro|microseconds?|ms|milli|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hr|hours?|d|days?|w|wk|weeks?) ?)+$/i;

/** Formats that the API server enforces. */
export const textFormats: Readonly<Record<Format, TextFormat>> = {
  byte: { test: isBase64, needed: 'base64' },
  // Formats of custom resources:
  // https://github.com/kubernetes/apiextensions-apiserver/blob/v0.35.0/pkg/apiserver/validation/formats.go
  bytes: { test: (text) => text !== '' && isBase64(text), needed: 'base64, and not empty' },
  'date-time': {
    test: isMoment,
    needed: 'a time, such as 2026-01-31T03:00:00Z',
  },
  duration: { test: (text) => duration.test(text), needed: 'a duration, such as 1h30m' },
};
