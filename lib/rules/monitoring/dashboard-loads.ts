import type { ClusterRule, Found } from '../../model/rule.ts';
import { dashboards, innerModel, panelsOf, text, type Dashboard } from '../../model/metrics/dashboards.ts';

export const dashboardLoads: ClusterRule = {
  id: 'dashboard-loads',
  tier: 'correctness',
  severity: 'error',
  kinds: ['ConfigMap'],
  summary: 'every dashboard is one that Grafana can load and show',
  why: "Grafana's sidecar loads the plain dashboard, without the wrapper of the HTTP API, and identifies it by its uid. Angular panels no longer work.",
  source: 'https://grafana.com/docs/grafana/latest/developers/angular_deprecation/',
  *check(cluster) {
    const byUid = new Map<string, Dashboard>();
    for (const dashboard of dashboards(cluster)) {
      yield* problemsOf(dashboard);
      const uid = text(innerModel(dashboard.model ?? {}).uid);
      const other = uid === undefined ? undefined : byUid.get(uid);
      const { configMap: object, field } = dashboard;
      if (uid !== undefined && other === undefined) byUid.set(uid, dashboard);
      else if (other !== undefined)
        yield {
          object,
          field,
          is: `uid '${uid ?? ''}' is that of ConfigMap ${other.configMap.metadata.name} too`,
          needed: 'a uid of its own',
        };
    }
  },
};

function* problemsOf({ configMap: object, field, model }: Dashboard): Iterable<Found> {
  if (model === undefined) {
    yield { object, field, is: 'is no JSON object', needed: 'a dashboard as JSON' };
    return;
  }
  const inner = innerModel(model);
  if (inner !== model)
    yield {
      object,
      field,
      is: "wraps the dashboard in 'dashboard', as the API takes it",
      needed: 'what is within, alone',
    };
  for (const name of ['uid', 'title'])
    if ((text(inner[name]) ?? '') === '')
      yield { object, field, is: `has no ${name}`, needed: `a ${name}, the same at every rendering` };
  const panels = panelsOf(model);
  if (panels.length === 0) yield { object, field, is: 'has no panels', needed: 'panels' };
  for (const panel of panels) {
    const type = text(panel.type) ?? '';
    const instead = type in gone ? gone[type as keyof typeof gone] : undefined;
    if (instead !== undefined)
      yield {
        object,
        field,
        is: `panel '${text(panel.title) ?? ''}': '${type}' was removed from Grafana`,
        needed: `'${instead}'`,
      };
  }
}

/** AngularJS panels, which Grafana 12 does not have. */
const gone = {
  graph: 'timeseries',
  'grafana-piechart-panel': 'piechart',
  'grafana-worldmap-panel': 'geomap',
  singlestat: 'stat',
  'table-old': 'table',
} as const;
