import type { Cluster } from '../cluster.ts';
import type { KubernetesObject, Loose, Of } from '../kinds.ts';
import type { PrometheusRuleSpec } from '../../../imports/types/monitoring.coreos.com.ts';
import { dashboards, innerModel, object, objects, panelsOf, text, type Dashboard, type Json } from './dashboards.ts';
import { readExpression, type Parsed, type Unreadable } from './read-promql.ts';
import { variableName, withoutVariables } from './variables.ts';

/** An expression of a manifest. */
export interface PlacedExpression extends Parsed {
  readonly object: KubernetesObject;
  readonly field: string;
  readonly from: 'alert' | 'recording' | 'analysis' | 'scaling' | 'panel' | 'variable';
  /** Before what is said of it: the panel of a dashboard, which has no field of its own. */
  readonly prefix: string;
  /** Where a text shows labels of the result: the legend of a panel, annotations of an alert. */
  readonly shown: readonly { readonly field: string; readonly prefix: string; readonly text: string }[];
  readonly alert?: Alert;
  /** Type of the panel. */
  readonly panel?: string;
}

/** An expression that cannot be read. */
export type UnreadableExpression = Unreadable & Pick<PlacedExpression, 'object' | 'field' | 'prefix'>;

/** A rule of a PrometheusRule that alerts, and where it stands. */
export interface Alert {
  readonly object: Of<'PrometheusRule'>;
  /** Such as `spec.groups[0].rules[2]`. */
  readonly field: string;
  readonly name: string;
  readonly rule: Loose<AlertRule>;
  /** Its own labels, and those of its group. */
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** How often its group is evaluated, if the group says so. */
  readonly interval: string | undefined;
}

type AlertRule = NonNullable<NonNullable<PrometheusRuleSpec['groups']>[number]['rules']>[number];

/** All PromQL of a cluster that can be read: alerts, recording rules, analyses, scaling, dashboards. */
export function expressions(cluster: Cluster): readonly PlacedExpression[] {
  return cluster.once(expressionsOf).readable;
}

/** All PromQL of a cluster that cannot be read. */
export function unreadableExpressions(cluster: Cluster): readonly UnreadableExpression[] {
  return cluster.once(expressionsOf).unreadable;
}

/** All alerts of a cluster. */
export function alerts(cluster: Cluster): readonly Alert[] {
  return cluster.once(alertsOf);
}

/** Whether a value of a matcher holds a variable, so that it is not known here. */
export function isOpen({ from }: PlacedExpression, value: string): boolean {
  if (from === 'analysis') return value.includes('{{');
  return (from === 'panel' || from === 'variable') && /\$\w|\$\{|\[\[/.test(value);
}

interface Read {
  readonly readable: PlacedExpression[];
  readonly unreadable: UnreadableExpression[];
}

type Place = Omit<PlacedExpression, keyof Parsed | 'prefix' | 'shown'> & Partial<PlacedExpression>;

function expressionsOf(cluster: Cluster): Read {
  const all: Read = { readable: [], unreadable: [] };
  addRules(cluster, all);
  for (const analysis of cluster.of('AnalysisTemplate')) {
    for (const [index, { provider }] of (analysis.spec?.metrics ?? []).entries()) {
      const field = `spec.metrics[${index}].provider.prometheus.query`;
      add(all, provider?.prometheus?.query, { object: analysis, field, from: 'analysis' });
    }
  }
  for (const scaled of cluster.of('ScaledObject')) {
    for (const [index, { type, metadata }] of (scaled.spec?.triggers ?? []).entries()) {
      const field = `spec.triggers[${index}].metadata.query`;
      if (type === 'prometheus') add(all, metadata?.query, { object: scaled, field, from: 'scaling' });
    }
  }
  for (const dashboard of dashboards(cluster)) if (dashboard.model !== undefined) addDashboard(dashboard, all);
  return all;
}

function add(to: Read, written: string | number | undefined, place: Place): void {
  if (written === undefined || String(written).trim() === '') return;
  const { from } = place;
  const hasVariables = from === 'panel' || from === 'variable' || from === 'analysis';
  const query = hasVariables ? withoutVariables(String(written)) : String(written);
  if (query === undefined) return;
  const parsed = readExpression(query);
  const { prefix = '', shown = [], ...rest } = place;
  // What Grafana puts there may well make it PromQL.
  if ('at' in parsed && query.includes(variableName)) return;
  if ('at' in parsed) to.unreadable.push({ object: place.object, field: place.field, prefix, ...parsed });
  else to.readable.push({ ...rest, ...parsed, prefix, shown });
}

function addRules(cluster: Cluster, all: Read): void {
  const alertByField = new Map(alerts(cluster).map((alert) => [alert.rule, alert]));
  for (const rules of cluster.of('PrometheusRule')) {
    for (const [group, { rules: list = [] }] of (rules.spec?.groups ?? []).entries()) {
      for (const [index, rule] of list.entries()) {
        const field = `spec.groups[${group}].rules[${index}]`;
        const alert = alertByField.get(rule);
        const place = { object: rules, field: `${field}.expr` };
        if (alert === undefined) add(all, rule.expr, { ...place, from: 'recording' });
        else add(all, rule.expr, { ...place, from: 'alert', alert, shown: texts(alert) });
      }
    }
  }
}

function texts({ field, rule }: Alert): PlacedExpression['shown'] {
  const of = (map: 'annotations' | 'labels'): PlacedExpression['shown'] =>
    Object.entries(rule[map] ?? {}).flatMap(([name, written]) =>
      written?.includes('$labels') === true ? { field: `${field}.${map}.${name}`, prefix: '', text: written } : [],
    );
  return [...of('annotations'), ...of('labels')];
}

function alertsOf(cluster: Cluster): readonly Alert[] {
  return cluster.of('PrometheusRule').flatMap((rules) =>
    (rules.spec?.groups ?? []).flatMap(({ interval, labels, rules: list = [] }, group) =>
      list.flatMap((rule, index) =>
        rule.alert === undefined
          ? []
          : {
              object: rules,
              field: `spec.groups[${group}].rules[${index}]`,
              name: rule.alert,
              rule,
              labels: { ...labels, ...rule.labels },
              interval,
            },
      ),
    ),
  );
}

function addDashboard({ configMap, field, model = {} }: Dashboard, all: Read): void {
  const variables = objects(object(innerModel(model).templating)?.list);
  for (const panel of panelsOf(model)) {
    const prefix = `panel '${text(panel.title) ?? ''}': `;
    for (const target of objects(panel.targets)) {
      if (!asksPrometheus(target, panel, variables)) continue;
      const legend = text(target.legendFormat) ?? '';
      add(all, text(target.expr), {
        object: configMap,
        field,
        from: 'panel',
        prefix,
        shown: legend.includes('{{') ? [{ field, prefix, text: legend }] : [],
        panel: text(panel.type) ?? '',
      });
    }
  }
  for (const variable of variables) {
    if (!asksPrometheus(variable, {}, variables)) continue;
    const query = text(variable.query) ?? text(object(variable.query)?.query) ?? '';
    // https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/
    const asked = /^\s*(?:label_values\((.+),[^,]+\)|query_result\((.+)\))\s*$/.exec(query);
    const prefix = `variable '${text(variable.name) ?? ''}': `;
    add(all, asked?.[1] ?? asked?.[2], { object: configMap, field, from: 'variable', prefix });
  }
}

/** Whether Prometheus is asked, as far as a data source has a type, is a variable with one, or a name that says it. */
function asksPrometheus(target: Json, panel: Json, variables: readonly Json[]): boolean {
  if (target.hide === true) return false;
  for (const source of [target.datasource, panel.datasource]) {
    const type = text(object(source)?.type);
    if (type !== undefined && type !== 'mixed' && type !== 'datasource') return type === 'prometheus';
    const uid = text(source) ?? text(object(source)?.uid) ?? '';
    const name = /^\$\{?(\w+)\}?$/.exec(uid)?.[1];
    const chosen = variables.find((one) => one.type === 'datasource' && one.name === name);
    if (chosen !== undefined) return chosen.query === 'prometheus';
    if (/loki|tempo|cloudwatch|elastic|^__expr__$|^-100$/i.test(uid)) return false;
  }
  return true;
}
