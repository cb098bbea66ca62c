/** What an expression gives: one number, one value of each series, values of a time of each series, or a text. */
export type ValueType = 'number' | 'series' | 'range' | 'text';

/** What a function takes and gives. */
export interface Signature {
  readonly takes: readonly ValueType[];
  /** How few arguments will do, and how many at most. */
  readonly least: number;
  readonly most: number;
  readonly gives: ValueType;
  /** For people: `round(series, number?)`. */
  readonly text: string;
}

/** What a function or an aggregation takes; undefined where there is none of that name. */
export function signatureOf(name: string): Signature | undefined {
  return (signatures ??= signaturesOf()).get(name);
}

/** Whether a function takes a range of values. */
export function takesRange(name: string): boolean {
  return signatureOf(name)?.takes.includes('range') === true;
}

/** All names of functions and aggregations. */
export function functionNames(): readonly string[] {
  return [...(signatures ??= signaturesOf()).keys()];
}

/** Functions that know that a counter starts again at 0, and are wrong of anything else. */
export const ofCounters: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

/** Operators that keep series for which they are true. */
export const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** How closely operators hold what stands beside them. */
export const operatorStrengths: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '>=': 3,
  '<=': 3,
  '<': 3,
  '>': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};

/** Operators on sets of series. */
export const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

/**
 * Names, what they take and what they give; `?` may be left out, `*` may be none or many.
 * Functions: https://github.com/prometheus/prometheus/blob/main/promql/parser/functions.go, and start_timestamp, which
 * the grammar has; aggregations: newAggregateExpr in parse.go beside it. Both read in November 2026.
 */
const table: readonly (readonly [names: string, takes: string, gives: ValueType])[] = [
  ['abs ceil exp floor ln log2 log10 sgn sqrt sort sort_desc absent timestamp start_timestamp', 'series', 'series'],
  ['acos acosh asin asinh atan atanh cos cosh deg rad sin sinh tan tanh', 'series', 'series'],
  ['histogram_avg histogram_count histogram_sum histogram_stddev histogram_stdvar', 'series', 'series'],
  ['day_of_month day_of_week day_of_year days_in_month hour minute month year', 'series?', 'series'],
  ['rate irate increase delta idelta deriv changes resets absent_over_time present_over_time', 'range', 'series'],
  ['avg_over_time count_over_time max_over_time min_over_time sum_over_time', 'range', 'series'],
  ['first_over_time last_over_time mad_over_time stddev_over_time stdvar_over_time', 'range', 'series'],
  ['ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time', 'range', 'series'],
  ['quantile_over_time', 'number range', 'series'],
  ['predict_linear', 'range number', 'series'],
  ['double_exponential_smoothing', 'range number number', 'series'],
  ['clamp', 'series number number', 'series'],
  ['clamp_max clamp_min', 'series number', 'series'],
  ['round', 'series number?', 'series'],
  ['info', 'series series?', 'series'],
  ['histogram_quantile', 'number series', 'series'],
  ['histogram_quantiles', 'series text number number*', 'series'],
  ['histogram_fraction', 'number number series', 'series'],
  ['label_replace', 'series text text text text', 'series'],
  ['label_join', 'series text text text*', 'series'],
  ['sort_by_label sort_by_label_desc', 'series text*', 'series'],
  ['scalar', 'series', 'number'],
  ['vector', 'number', 'series'],
  ['time pi start end step range', '', 'number'],
  ['avg count group max min stddev stdvar sum', 'series', 'series'],
  ['bottomk topk limitk limit_ratio quantile', 'number series', 'series'],
  ['count_values', 'text series', 'series'],
];

let signatures: ReadonlyMap<string, Signature> | undefined;

function signaturesOf(): ReadonlyMap<string, Signature> {
  return new Map(
    table.flatMap(([names, written, gives]) => {
      const args = written === '' ? [] : written.split(' ');
      const takes = args.map((arg) => arg.replace(/[?*]$/, '') as ValueType);
      const least = args.filter((arg) => !/[?*]$/.test(arg)).length;
      const most = written.endsWith('*') ? Number.POSITIVE_INFINITY : args.length;
      return names.split(' ').map((name) => {
        const signature: Signature = { takes, least, most, gives, text: `${name}(${args.join(', ')})` };
        return [name, signature] as const;
      });
    }),
  );
}
