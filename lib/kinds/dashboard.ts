import type { ConfigMap } from '../../imports/kubernetes.ts';
import type { System } from '../resolve/system.ts';
import type { Dashboard, Panel } from '../spec/monitoring.ts';
import { filesConfigMap } from './config-map.ts';
import { systemLabels } from './metadata.ts';
import { platform } from './platform.ts';

/** A Grafana dashboard, as a ConfigMap that Grafana's sidecar loads. */
export function dashboardConfigMap(
  { name: system, owner }: System,
  name: string,
  dashboard: Dashboard,
): ConfigMap & { apiVersion: 'v1'; kind: 'ConfigMap' } {
  const uid = `${system}-${name}`;
  const metadata = {
    name: `dashboard-${name}`,
    namespace: platform.prometheus.namespace,
    labels: { ...systemLabels({ system, owner }), grafana_dashboard: '1' },
  };
  return filesConfigMap(metadata, { [`${uid}.json`]: `${JSON.stringify(grafanaModel(uid, dashboard), null, 2)}\n` });
}

function grafanaModel(uid: string, { title, panels }: Dashboard): object {
  return {
    uid,
    title,
    schemaVersion: 39,
    tags: ['strata'],
    timezone: 'utc',
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    panels: panels.map(panelModel),
  };
}

/** Two panels in each row, in the order of their declaration. */
function panelModel({ title, type, unit, queries }: Panel, index: number): object {
  const datasource = { type: 'prometheus', uid: 'prometheus' };
  return {
    id: index + 1,
    title,
    type,
    datasource,
    gridPos: { x: (index % 2) * 12, y: Math.floor(index / 2) * 8, w: 12, h: 8 },
    fieldConfig: { defaults: { unit: unit ?? 'short' }, overrides: [] },
    targets: queries.map(({ expression, legend }, query) => ({
      refId: String.fromCharCode(65 + query),
      datasource,
      expr: expression,
      legendFormat: legend,
    })),
  };
}
