import type { ClusterRule } from '../../model/rule.ts';

export const objectMetricAverages: ClusterRule = {
  id: 'object-metric-averages',
  tier: 'policy',
  severity: 'warning',
  kinds: ['HorizontalPodAutoscaler'],
  summary: 'an object metric uses AverageValue',
  why: 'A target of type Value is compared with the total and multiplied by the current replicas, so scaling overshoots.',
  source:
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/#autoscaling-on-multiple-metrics-and-custom-metrics',
  ofObject: true,
  *check(cluster) {
    for (const object of cluster.of('HorizontalPodAutoscaler')) {
      for (const [index, { object: described }] of (object.spec?.metrics ?? []).entries()) {
        const { type, value } = described?.target ?? {};
        if (type !== 'Value' || share.test(described?.metric?.name ?? '')) continue;
        const is = `Value ${value ?? ''}, a total that is held against the replicas there are`;
        yield { object, field: `spec.metrics[${index}].object.target.type`, is, needed: 'AverageValue, for each pod' };
      }
    }
  },
};

/** Metrics that do not grow with the number of requests: durations and ratios. */
const share = /latency|duration|seconds|(?:^|_)p\d{2}|quantile|average|ratio|percent|utili[sz]ation/i;
