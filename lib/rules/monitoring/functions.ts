/** Functions that take a range of values. https://prometheus.io/docs/prometheus/latest/querying/functions/ */
export const ofRange: ReadonlySet<string> = new Set([
  'absent_over_time',
  'avg_over_time',
  'changes',
  'count_over_time',
  'delta',
  'deriv',
  'double_exponential_smoothing',
  'first_over_time',
  'idelta',
  'increase',
  'irate',
  'last_over_time',
  'mad_over_time',
  'max_over_time',
  'min_over_time',
  'predict_linear',
  'present_over_time',
  'quantile_over_time',
  'rate',
  'resets',
  'stddev_over_time',
  'stdvar_over_time',
  'sum_over_time',
  'ts_of_first_over_time',
  'ts_of_last_over_time',
  'ts_of_max_over_time',
  'ts_of_min_over_time',
]);

/** Functions that know that a counter starts again at 0, and are wrong of anything else. */
export const ofCounters: ReadonlySet<string> = new Set(['rate', 'irate', 'increase']);

/** Operators that keep series for which they are true. */
export const comparisons: ReadonlySet<string> = new Set(['==', '!=', '>', '<', '>=', '<=']);

/** Operators on sets of series. */
export const setOperators: ReadonlySet<string> = new Set(['and', 'or', 'unless']);
