import type { Cluster } from '../../model/cluster.ts';
import { duration } from '../../model/duration.ts';
import type { Of } from '../../model/kinds.ts';
import { scrapeInterval } from '../../model/metrics/scrape-interval.ts';
import { slowestStart } from '../../model/pods/slowest-start.ts';
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
        const [name] = /kube_pod_(status|container_status)_ready\b/.exec(provider?.prometheus?.query ?? '') ?? [];
        if (name === undefined) continue;
        // By the last failure that the limit permits, the next scrape has happened.
        if (typeof failureLimit === 'number' && failureLimit > 0) continue;
        const scrape = scrapeInterval(cluster, name);
        const start = startOfPods(cluster, object);
        if (duration(initialDelay) >= start + scrape) continue;
        yield {
          object,
          field: `spec.metrics[${index}].initialDelay`,
          is: `${initialDelay ?? 'missing'}, and not one measurement may fail`,
          needed:
            start === 0
              ? `at least ${scrape}s, in which a scrape has seen the new pods`
              : `at least ${start + scrape}s: a pod may take ${start} s to start, and a scrape comes every ${scrape} s`,
        };
      }
    }
  },
};

/**
 * Seconds that the new pods may still need when the analysis begins. One in the background from the first step on
 * begins before there are pods; one of a step, and before or after a promotion, when all of them are ready.
 */
function startOfPods(cluster: Cluster, template: Of<'AnalysisTemplate'>): number {
  const early = cluster.of('Rollout').filter(({ metadata, spec }) => {
    const { analysis, steps = [] } = spec?.strategy?.canary ?? {};
    const used = analysis?.templates?.some(({ templateName }) => templateName === template.metadata.name) ?? false;
    const before = steps.slice(0, analysis?.startingStep ?? 0);
    const hasPods = before.some(({ setCanaryScale, setWeight }) => (setCanaryScale ?? setWeight) !== undefined);
    return used && !hasPods && metadata.namespace === template.metadata.namespace;
  });
  return Math.max(0, ...cluster.pods.filter(({ scaled }) => early.some((one) => one === scaled)).map(slowestStart));
}
