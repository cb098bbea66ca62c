import type { Cluster } from '../cluster.ts';
import type { Of } from '../kinds.ts';
import { textAt } from '../delivery/installed-charts.ts';
import { isFields } from '../untyped.ts';
import { prometheusStack } from './prometheus-stack.ts';

/** A file of a ConfigMap that is meant to be a Grafana dashboard. */
export interface Dashboard {
  readonly configMap: Of<'ConfigMap'>;
  readonly field: string;
  /** What the JSON holds; undefined where it is none. */
  readonly model: Json | undefined;
  /** Whether Grafana's sidecar looks at it. */
  readonly labelled: boolean;
}

/** An object of a JSON text, of which nothing is sure. */
export type Json = Readonly<Record<string, unknown>>;

/** Every dashboard of a cluster: all files with the label of the sidecar, and what looks like one without it. */
export function dashboards(cluster: Cluster): readonly Dashboard[] {
  return cluster.once(dashboardsOf);
}

/** The label, and its value, that Grafana's sidecar loads ConfigMaps by. */
export function dashboardLabel(cluster: Cluster): { readonly label: string; readonly value: string | undefined } {
  const values = prometheusStack(cluster)?.values;
  return {
    label: textAt(values, 'grafana.sidecar.dashboards.label') ?? 'grafana_dashboard',
    value: textAt(values, 'grafana.sidecar.dashboards.labelValue'),
  };
}

/** The model itself, where it stands in what Grafana's API takes. */
export function innerModel(model: Json): Json {
  return object(model.dashboard) ?? model;
}

/** All panels, those in rows too. */
export function panelsOf(model: Json): readonly Json[] {
  const inner = innerModel(model);
  return [...objects(inner.panels), ...objects(inner.rows).flatMap((row) => objects(row.panels))].flatMap((panel) => [
    panel,
    ...objects(panel.panels),
  ]);
}

/** The objects of a list, and nothing of anything else. */
export function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.map(object).filter((one) => one !== undefined) : [];
}

/** A JSON object, if it is one. */
export function object(value: unknown): Json | undefined {
  return isFields(value) ? value : undefined;
}

/** A text, if it is one. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function dashboardsOf(cluster: Cluster): readonly Dashboard[] {
  const { label, value } = dashboardLabel(cluster);
  const found: Dashboard[] = [];
  for (const configMap of cluster.of('ConfigMap')) {
    const mark = configMap.metadata.labels?.[label];
    const labelled = mark !== undefined && (value === undefined || mark === value);
    for (const [name, content = ''] of Object.entries(configMap.data ?? {})) {
      // Without the label, only what is certainly a dashboard.
      if (!labelled && !/^\s*\{[^]*"panels"\s*:/.test(content)) continue;
      if (labelled && !name.endsWith('.json')) continue;
      const model = parsed(content);
      if (labelled || model !== undefined) found.push({ configMap, field: `data['${name}']`, model, labelled });
    }
  }
  return found;
}

function parsed(content: string): Json | undefined {
  try {
    return object(JSON.parse(content));
  } catch {
    return undefined;
  }
}
