import type { Alert } from './monitoring.ts';

/** A service level objective of one workload's requests, as its proxies count them. */
export interface Objective {
  /** Workload and namespace whose requests count. */
  readonly workload: string;
  readonly namespace: string;
  /** Share of requests that must not end in a server error, e.g. 0.9995. */
  readonly availability: number;
}

/**
 * How fast the error budget may burn, over a long and a short window, and what it costs to notice: the rows of
 * https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
const burnRates = [
  {
    name: 'Fast',
    rate: 14.4,
    long: '1h',
    short: '5m',
    severity: 'critical',
    share: '2 % of the monthly budget in an hour',
  },
  {
    name: 'Medium',
    rate: 6,
    long: '6h',
    short: '30m',
    severity: 'critical',
    share: '5 % of the monthly budget in 6 hours',
  },
  {
    name: 'Slow',
    rate: 1,
    long: '3d',
    short: '6h',
    severity: 'warning',
    share: '10 % of the monthly budget in 3 days',
  },
] as const;

/** Alerts that fire when the error budget of an objective burns too fast, by name: `<prefix>ErrorBudgetBurnFast` and so on. */
export function errorBudgetAlerts(
  prefix: string,
  { workload, namespace, availability }: Objective,
): Readonly<Record<string, Alert>> {
  const budget = Number((1 - availability).toPrecision(6));
  const target = `reporter="destination",destination_workload_namespace="${namespace}",destination_workload="${workload}"`;
  const errors = (window: string): string =>
    `sum(rate(istio_requests_total{${target},response_code=~"5.."}[${window}])) / sum(rate(istio_requests_total{${target}}[${window}]))`;
  const alerts = burnRates.map(({ name, rate, long, short, severity, share }): [string, Alert] => {
    const threshold = Number((rate * budget).toPrecision(6));
    return [
      `${prefix}ErrorBudgetBurn${name}`,
      {
        expression: `(${errors(long)}) > ${threshold} and (${errors(short)}) > ${threshold}`,
        for: '2m',
        severity,
        summary: `The error budget of ${workload} burns ${rate} times too fast`,
        description: `At {{ $value | humanizePercentage }} errors, ${share} are gone; the objective is ${Number((availability * 100).toPrecision(6))} %`,
      },
    ];
  });
  return Object.fromEntries(alerts);
}
