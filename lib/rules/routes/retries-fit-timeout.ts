import type { ClusterRule } from '../../model/rule.ts';
import { duration } from '../../model/duration.ts';

export const retriesFitTimeout: ClusterRule = {
  id: 'retries-fit-timeout',
  tier: 'correctness',
  severity: 'warning',
  kinds: ['VirtualService'],
  summary: 'all tries of a route fit its timeout',
  why: 'The timeout of a route covers all tries together: later tries are cut off.',
  source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('VirtualService')) {
      for (const [index, { retries, timeout }] of (object.spec?.http ?? []).entries()) {
        const { attempts = 2, perTryTimeout, retryOn = '' } = retries ?? {};
        const whole = duration(timeout);
        const each = duration(perTryTimeout);
        if (attempts === 0 || !(whole > 0) || !(each > 0)) continue;
        const field = `spec.http[${index}].retries.perTryTimeout`;
        if (each > whole) {
          const is = `${perTryTimeout ?? ''}, and the route ends after ${timeout ?? ''}`;
          yield { object, field, is, needed: `at most ${timeout ?? ''}` };
        } else if ((1 + attempts) * each > whole && retriesTimeouts.some((one) => retryOn.includes(one))) {
          const is = `${perTryTimeout ?? ''} for the first try and each of ${attempts} retries, and the route ends after ${timeout ?? ''}`;
          yield { object, field, is, needed: 'a shorter one, fewer attempts, or a longer timeout' };
        }
      }
    }
  },
};

/** Only these conditions retry after a try timed out; the others fail at once, or end the request. */
const retriesTimeouts = ['5xx', 'gateway-error', '504', 'deadline-exceeded'];
