import { duration } from '../../model/duration.ts';
import type { ClusterRule } from '../../model/rule.ts';

export const analysisWaitsForSamples: ClusterRule = {
  id: 'analysis-waits-for-samples',
  tier: 'correctness',
  severity: 'error',
  kinds: ['AnalysisTemplate'],
  summary: 'an analysis that looks at the readiness of pods waits until a scrape after the start can have seen it',
  why: 'The first measurement reads the newest sample, which was taken before the pods were ready: a healthy version is rolled back.',
  source: 'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#delay-analysis-runs',
  *check(cluster) {
    for (const object of cluster.of('AnalysisTemplate')) {
      for (const [index, metric] of (object.spec?.metrics ?? []).entries()) {
        const { initialDelay, failureLimit, provider } = metric;
        const query = provider?.prometheus?.query ?? '';
        if (!/kube_pod_(status|container_status)_ready\b/.test(query)) continue;
        // By the last failure that the limit permits, the next scrape has happened.
        if (typeof failureLimit === 'number' && failureLimit > 0) continue;
        if (duration(initialDelay) >= leastDelay) continue;
        yield {
          object,
          field: `spec.metrics[${index}].initialDelay`,
          is: `${initialDelay ?? 'missing'}, and not one measurement may fail`,
          needed: `at least ${leastDelay}s, in which a scrape has seen the new pods`,
        };
      }
    }
  },
};

/** The default scrape interval of Prometheus is one minute; most installations set 15 or 30 s: https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
const leastDelay = 30;
