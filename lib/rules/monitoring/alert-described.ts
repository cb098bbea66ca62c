import type { ClusterRule } from '../../model/rule.ts';
import { alerts } from '../../model/metrics/expressions.ts';

export const alertDescribed: ClusterRule = {
  id: 'alert-described',
  tier: 'policy',
  severity: 'error',
  kinds: ['PrometheusRule'],
  summary: 'every alert has a severity, a summary and a description',
  why: 'Whoever is paged needs a summary and a description; the severity decides who is paged.',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  ofObject: true,
  *check(cluster) {
    for (const { object, field, name, labels, rule } of alerts(cluster)) {
      if ((labels.severity ?? '') === '')
        yield {
          object,
          field: `${field}.labels`,
          is: `alert '${name}' has no severity`,
          needed: 'severity: critical, warning or info',
        };
      const { summary, description, message } = rule.annotations ?? {};
      const missing = [
        ...((summary ?? message ?? '') === '' ? ['summary'] : []),
        ...((description ?? message ?? '') === '' ? ['description'] : []),
      ];
      if (missing.length > 0)
        yield {
          object,
          field: `${field}.annotations`,
          is: `alert '${name}' has no ${missing.join(' and no ')}`,
          needed: 'what is wrong, and of what',
        };
    }
  },
};
