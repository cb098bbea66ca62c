import type { Alert, Scenario } from '../monitoring.ts';
import { requestCount, requestRate, serverErrors } from './requests.ts';
import { series } from './series.ts';

/** A service level objective for the requests to one workload, as their senders count them. */
export interface Objective {
  /** Workload and namespace that receive the requests. */
  readonly workload: string;
  readonly namespace: string;
  /** Share of requests that must not end in a server error, e.g. 0.9995. */
  readonly availability: number;
}

/**
 * Burn rates of the error budget, over a long and a short window, with the share of the budget that is spent until the
 * alert fires: the rows of https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
const burnRates = [
  {
    name: 'Fast',
    rate: 14.4,
    long: '1h',
    short: '5m',
    severity: 'critical',
    share: '2 % of the monthly budget in an hour',
    over: '100m',
  },
  {
    name: 'Medium',
    rate: 6,
    long: '6h',
    short: '30m',
    severity: 'critical',
    share: '5 % of the monthly budget in 6 hours',
    over: '130m',
  },
  {
    name: 'Slow',
    rate: 1,
    long: '3d',
    short: '6h',
    severity: 'warning',
    share: '10 % of the monthly budget in 3 days',
    over: '460m',
  },
] as const;

/**
 * Least number of errors for an alert: with only a hundred requests in an hour, one failure is 14.4 times a budget of
 * 0.07 %.
 */
const enough = 5;

/** Alerts on an error budget that burns too fast, by name: `<prefix>ErrorBudgetBurnFast` and so on. */
export function errorBudgetAlerts(
  prefix: string,
  objective: Objective,
  concerns: Alert['concerns'],
): Readonly<Record<string, Alert>> {
  const { workload, availability } = objective;
  const budget = Number((1 - availability).toPrecision(6));
  const share = (window: string): string =>
    `${requestRate(objective, window, serverErrors)} / ${requestRate(objective, window)}`;
  const alerts = burnRates.map(({ name, rate, long, short, severity, share: spent, over }): [string, Alert] => {
    const threshold = Number((rate * budget).toPrecision(6));
    return [
      `${prefix}ErrorBudgetBurn${name}`,
      {
        expression: `(${share(long)}) > ${threshold} and (${share(short)}) > ${threshold} and ${requestCount(objective, long, serverErrors)} >= ${enough}`,
        for: '2m',
        severity,
        summary: `The error budget of ${workload} burns ${rate} times too fast`,
        description: `At {{ $value | humanizePercentage }} errors, ${spent} is spent; the objective is ${Number((availability * 100).toPrecision(6))} %`,
        concerns,
        firstSteps: [
          'Find what fails: `sum by (response_code, response_flags, source_workload) (rate(istio_requests_total{…,response_code=~"5.."}[5m]))` in Grafana, with the labels of the expression.',
        ],
        proof: scenarios(objective, over),
      },
    ];
  });
  return Object.fromEntries(alerts);
}

function scenarios({ workload, namespace }: Objective, over: string): readonly Scenario[] {
  const good = series.gatewayRequests(workload, namespace, '200');
  const unreachable = series.gatewayRequests(workload, namespace, '503', 'UH');
  return [
    {
      name: 'no pod is ready for half an hour',
      series: { [good]: '0+60x60 3600x29 3600+60x600', [unreachable]: '_x60 0+60x29 1740x600' },
      firing: ['75m', '90m'],
      silent: ['59m', over],
    },
    { name: 'there are no requests', series: { [good]: '500x500' }, silent: ['10m', '8h'] },
    {
      name: 'one of a few requests fails',
      series: { [good]: '0+1x500', [series.gatewayRequests(workload, namespace, '500')]: '1x200 2x300' },
      silent: ['203m', '210m', '8h'],
    },
  ];
}
