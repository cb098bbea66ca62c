import type { ClusterRule } from '../../model/rule.ts';
import { dashboardLabel, dashboards, panelsOf } from '../../model/metrics/dashboards.ts';

export const dashboardFound: ClusterRule = {
  id: 'dashboard-found',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap'],
  misses: 'the pod that mounts it',
  summary: 'every ConfigMap with a dashboard has the label that Grafana loads it by',
  why: "Grafana's sidecar loads the ConfigMaps with its label, and no others.",
  source: 'https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards',
  *check(cluster) {
    const mounted = new Set(
      cluster.pods.flatMap(({ namespace, spec }) =>
        (spec.volumes ?? []).map(({ configMap }) => `${namespace}/${configMap?.name ?? ''}`),
      ),
    );
    const { label, value = '1' } = dashboardLabel(cluster);
    for (const { configMap, labelled, model = {} } of dashboards(cluster)) {
      const { namespace = '', name, labels } = configMap.metadata;
      if (labelled || mounted.has(`${namespace}/${name}`) || panelsOf(model).length === 0) continue;
      const is =
        labels?.[label] === undefined ? `holds a dashboard, and has no label ${label}` : `is '${labels[label]}'`;
      const field = labels?.[label] === undefined ? 'metadata.labels' : `metadata.labels['${label}']`;
      yield { object: configMap, field, is, needed: `${label}: "${value}"` };
    }
  },
};
