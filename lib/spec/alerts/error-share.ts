import type { Alert, Scenario } from '../monitoring.ts';
import { requestCount, serverErrors, type Requested } from './requests.ts';
import { series } from './series.ts';

/** An alert on requests that fail. */
interface ErrorShare extends Requested {
  /** Share of failed requests above which it fires, e.g. 0.05. */
  readonly share: number;
  /** Window over which the share is computed if there are many requests, and how long it must hold. */
  readonly window: string;
  readonly for: string;
  /** A Service of the namespace, and the namespace itself, for the proof. */
  readonly example: { readonly service: string; readonly namespace: string };
  readonly concerns: Alert['concerns'];
}

/** Least number of errors for an alert: one failed request of three is not an outage. */
const enough = 5;
const few = 3;

/**
 * A share of errors means little with few requests: one of two may fail by chance, and three of three in an hour are an
 * outage that a short window does not see. So the alert uses the short window if it holds so many requests that
 * `enough` errors exceed the share, and one hour otherwise. The senders count the requests, so that requests which no
 * pod answers count as failed.
 */
export function errorShare({ share, window, example, concerns, for: duration, ...requested }: ErrorShare): Alert {
  const by = ' by (destination_service_namespace, destination_service_name) ';
  const errors = (range: string): string => requestCount(requested, range, serverErrors, by);
  const all = (range: string): string => requestCount(requested, range, '', by);
  const failing = (range: string, least: number): string =>
    `${errors(range)} / ${all(range)} > ${share} and ${errors(range)} >= ${least}`;
  return {
    expression: `${failing(window, enough)} or ((${failing('1h', few)}) unless ${all(window)} >= ${Math.round(enough / share)})`,
    for: duration,
    severity: 'critical',
    summary: `More than ${Number((share * 100).toPrecision(6))} % of the requests fail`,
    description:
      '{{ $value | humanizePercentage }} of the requests to {{ $labels.destination_service_namespace }}/{{ $labels.destination_service_name }} end in a server error',
    concerns,
    firstSteps: [
      'Find out whether the workload or its proxy answers: `response_flags` of istio_requests_total is `-` for a response of the workload, `UH` if no pod is ready, `UF` and `URX` if no connection was possible, `UT` for a timeout.',
      'If it began with a release, abort it: `kubectl argo rollouts abort <workload> -n <namespace>` where it is a Rollout, otherwise restore the previous image pin.',
    ],
    proof: scenarios(example.service, example.namespace, requested),
  };
}

function scenarios(service: string, namespace: string, requested: Requested): readonly Scenario[] {
  const good = series.gatewayRequests(service, namespace, '200');
  const unreachable = series.gatewayRequests(service, namespace, '503', 'UH');
  const wrong = series.gatewayRequests(service, namespace, '500');
  const interval = '15s';
  return [
    {
      name: `no pod of ${service} is ready for 10 minutes, and the gateway answers for it`,
      interval,
      series: { [good]: '0+60x40 2400x40 2400+60x400', [unreachable]: '_x40 0+60x40 2400x400' },
      firing: ['17m', '20m'],
      silent: ['10m', '40m', '60m'],
    },
    {
      name: 'there is a request every 5 minutes, and all fail until it is fixed',
      interval,
      series: {
        [wrong]: `${Array.from({ length: 240 }, (_, step) => Math.floor(step / 20)).join(' ')} 12x600`,
        [good]: `_x240 0+0.05x600`,
      },
      firing: ['40m', '60m'],
      silent: ['10m', '180m'],
    },
    {
      name: 'there are no requests',
      interval,
      series: { [good]: '500x400' },
      silent: ['5m', '30m', '90m'],
    },
    {
      name: 'one request in a night fails',
      interval,
      series: { [good]: '500x400', [wrong]: '1x200 2x200' },
      silent: ['51m', '55m', '90m'],
    },
    {
      name: 'one request in a hundred fails',
      interval,
      series: { [good]: '0+99x400', [wrong]: '0+1x400' },
      silent: ['5m', '30m', '90m'],
    },
    ...(requested.workload === undefined ? [] : otherService(namespace)),
  ];
}

function otherService(namespace: string): readonly Scenario[] {
  return [
    {
      name: 'another Service fails',
      interval: '15s',
      series: { [series.gatewayRequests('other', namespace, '503', 'UH')]: '0+60x400' },
      silent: ['20m', '90m'],
    },
  ];
}
