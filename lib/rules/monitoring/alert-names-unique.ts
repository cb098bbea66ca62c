import type { ClusterRule } from '../../model/rule.ts';
import { alerts, type Alert } from '../../model/metrics/expressions.ts';

export const alertNamesUnique: ClusterRule = {
  id: 'alert-names-unique',
  tier: 'policy',
  severity: 'error',
  kinds: ['PrometheusRule'],
  summary: 'no alert has the name of one of another PrometheusRule, and none is there twice',
  why: 'Alertmanager groups and silences by name, so people confuse two alerts of one name.',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  *check(cluster) {
    const first = new Map<string, Alert>();
    for (const alert of alerts(cluster)) {
      const { object, field, name, rule } = alert;
      const other = first.get(name);
      if (other === undefined) first.set(name, alert);
      else if (other.object !== object) {
        const { namespace = '', name: rules } = other.object.metadata;
        const is = `'${name}' is an alert of PrometheusRule ${namespace}/${rules} too`;
        yield { object, field: `${field}.alert`, is, needed: 'a name of its own' };
      } else if (other.rule.expr === rule.expr && severityOf(other) === severityOf(alert)) {
        yield { object, field: `${field}.alert`, is: `'${name}' is there twice`, needed: 'one of the two' };
      }
    }
  },
};

function severityOf({ labels }: Alert): string | undefined {
  return labels.severity;
}
