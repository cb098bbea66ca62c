import type { Of } from '../kinds.ts';
import type { ClusterRule } from '../rule.ts';
import { dumpScripts } from './dump-fails-loudly.ts';

/** A dump that is slow one night must not meet that of the next. */
export const dumpRunsAlone: ClusterRule = {
  id: 'dump-runs-alone',
  severity: 'warning',
  summary: 'no dump begins while the last one runs',
  *check(cluster) {
    for (const owner of new Set(dumpScripts(cluster).map(({ pods }) => pods.owner))) {
      if (owner.kind !== 'CronJob') continue;
      const { concurrencyPolicy = 'Allow' } = (owner as Of<'CronJob'>).spec ?? {};
      if (concurrencyPolicy !== 'Allow') continue;
      yield { object: owner, field: 'spec.concurrencyPolicy', is: 'allows two dumps at once', needed: 'Forbid' };
    }
  },
};
