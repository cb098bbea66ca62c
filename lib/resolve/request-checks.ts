import type { RateLimit, Served } from '../spec/serving.ts';
import { carriesRequests } from './ports.ts';
import type { Report } from './problem.ts';
import { checkWhole } from './range-checks.ts';

/** Reports a rate limit of nothing, or one that is never reached. */
export function checkRateLimit(
  limit: NonNullable<Served['rateLimit']>,
  ports: Readonly<Record<string, number>>,
  report: Report,
): void {
  const names = Object.keys(ports);
  if (!names.some((name) => carriesRequests(name)))
    report(
      'rateLimit',
      names.length > 0 ? `no port carries requests: ${names.join(', ')}` : 'no port',
      'a port of http, http2 or grpc, whose requests are counted',
    );
  checkRate('rateLimit', limit, report);
}

/** Reports numbers of a rate limit that no proxy counts by. */
export function checkRate(at: string, { requests, burst }: RateLimit, report: Report): void {
  checkWhole(`${at}.requests`, requests, report);
  checkWhole(`${at}.burst`, burst, report);
  if (burst !== undefined && burst >= 1 && burst < requests)
    report(`${at}.burst`, String(burst), `at least ${at}.requests, ${requests}`);
}

/** Reports faults that no request would have. */
export function checkFaults(
  { percent, delay }: NonNullable<Served['faultsInDev']>,
  ports: Readonly<Record<string, number>>,
  report: Report,
): void {
  const others = Object.keys(ports).filter((name) => !carriesRequests(name));
  if (others.length > 0 || Object.keys(ports).length === 0)
    report(
      'faultsInDev',
      others.length > 0 ? `the port ${others.join(', ')} carries no requests` : 'no port',
      'ports of http, http2 or grpc alone',
    );
  if (!(percent > 0 && percent <= 100)) report('faultsInDev.percent', String(percent), 'above 0 and at most 100');
  if (!/^[1-9]\d*(ms|s)$/.test(delay)) report('faultsInDev.delay', `'${delay}'`, 'a time such as 100ms or 2s');
}
