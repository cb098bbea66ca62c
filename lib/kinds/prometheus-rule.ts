import type { PrometheusRule } from '../../imports/types/monitoring.coreos.com.ts';
import type { System, SystemAlert } from '../resolve/system.ts';
import type { Source } from './application.ts';
import { annotationPrefix, systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** The alerts of a system, each with a link to its runbook in the repository. */
export function prometheusRule(
  { name, owner, alerts, criticalWithinSeconds }: System,
  repository: Source,
): PrometheusRule {
  const runbooks = `${repository.repoURL.replace(/\.git$/, '')}/blob/${repository.targetRevision}/docs/runbooks/${name}`;
  const all = Object.entries(alerts);
  // Alerts that depend on the role of a cluster have a group of their own; the other group is the same in all clusters.
  const groups = [
    [name, all.filter(([, { role }]) => role === undefined)],
    [`${name}-serving`, all.filter(([, { role }]) => role === 'serving')],
    [`${name}-standby`, all.filter(([, { role }]) => role === 'standby')],
  ].filter((group): group is [string, [string, SystemAlert][]] => group[1]?.length !== 0);
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
      groups: groups.map(([group, rules]) => ({
        name: group,
        rules: rules.map(([alert, one]) => rule(alert, one, name, runbooks)),
      })),
    },
  };
}

type Rule = NonNullable<NonNullable<PrometheusRule['spec']['groups']>[number]['rules']>[number];

function rule(alert: string, resolved: SystemAlert, system: string, runbooks: string): Rule {
  const { expression, for: duration, severity, receiver, priority, summary, description, response } = resolved;
  return {
    alert,
    expr: expression,
    for: duration,
    labels: { severity, priority, ...(receiver !== undefined && { receiver }), system },
    annotations: { summary, description, response, runbook_url: `${runbooks}/${alert}.md` },
  };
}
