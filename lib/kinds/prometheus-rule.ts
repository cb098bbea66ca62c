import type { PrometheusRule } from '../../imports/types/monitoring.coreos.com.ts';
import type { System } from '../resolve/system.ts';
import { annotationPrefix, systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** The alerts of a system. */
export function prometheusRule({ name, owner, alerts, criticalWithinSeconds }: System): PrometheusRule {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name,
      namespace: platform.prometheus.namespace,
      labels: { ...systemLabels({ system: name, owner }), ...platform.prometheus.monitorLabels },
      ...(criticalWithinSeconds !== undefined && {
        annotations: { [`${annotationPrefix}/critical-within`]: `${criticalWithinSeconds}s` },
      }),
    },
    spec: {
      groups: [
        {
          name,
          rules: Object.entries(alerts).map(
            ([alert, { expression, for: duration, severity, summary, description }]) => ({
              alert,
              expr: expression,
              for: duration,
              labels: { severity, system: name },
              annotations: { summary, description },
            }),
          ),
        },
      ],
    },
  };
}
